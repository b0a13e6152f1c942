"""What it would take to train GPT-3 by nudging one dial after the other."""

vocab_size, n_positions, d_model, n_layers = 50257, 2048, 12288, 96  # GPT-3
tokens = 300e9  # read in training
tokens_a_step = 3.2e6  # the batch: tokens read before the dials are turned once

block = 12 * d_model**2 + 13 * d_model
dials = (vocab_size + n_positions) * d_model + n_layers * block + 2 * d_model
steps = tokens / tokens_a_step

# One token through the model: a multiplication and an addition for every dial.
forward = 2 * dials
# Backpropagation: the same for the inputs of each layer, and again for its dials.
by_backpropagation = 3 * forward
# Nudging: the model run once as it is, and once more for every nudged dial.
runs = dials + 1

print(f"dials                 {dials:,}")
print(f"steps of full batches {steps:,.0f}")
print(f"work of the training  {by_backpropagation * tokens:.3g} FLOP")
print(f"nudging, one step     {runs:,} runs")
times = runs * forward / by_backpropagation
print(f"                      {times / 1e9:.0f} billion times the work")
