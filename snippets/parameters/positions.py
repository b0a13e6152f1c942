"""What it costs in parameters to know where a token stands."""

import numpy as np

# GPT-2 learned a row of numbers for each place in the text.
gpt2_positions, gpt2_d_model, gpt2_total = 1024, 768, 124_439_808
learned = gpt2_positions * gpt2_d_model
print(f"GPT-2, {gpt2_positions:,} places: {learned:,} parameters")
print(f"twice the places: {gpt2_total:,} + {learned:,}")
print(f"                  = {gpt2_total + learned:,}")

# Llama turns queries and keys by angles, which follow from a formula.
theta, head_dim = 10_000, 128
frequencies = theta ** (-np.arange(0, head_dim, 2) / head_dim)  # (64,)
print(f"Llama-2, any places: 0 parameters, {len(frequencies)} computed")

# The file on the model hub holds them all the same, once in each layer.
llama2_total, n_layers = 6_738_415_616, 32
stored = n_layers * len(frequencies)
print(f"on the hub: {llama2_total:,} + {stored:,}")
print(f"            = {llama2_total + stored:,}")
