"""Llama-3-8B counted by words, by vectors and by numbers."""

d_model, kv, d_ff, vocab_size = 4096, 1024, 14336, 128256  # Llama-3-8B
layer = [(d_model, d_model), (kv, d_model), (kv, d_model), (d_model, d_model)]
layer += [(d_ff, d_model), (d_ff, d_model), (d_model, d_ff)]
matrices = [(vocab_size, d_model)] * 2 + 32 * layer
norms = 65 * [d_model]

rows = sum(outputs for outputs, inputs in matrices) + len(norms)
numbers = sum(outputs * inputs for outputs, inputs in matrices) + sum(norms)
print(f"if a parameter were a word    {vocab_size:>13,}")
print(f"if a parameter were a vector  {rows:>13,}")
print(f"a parameter is a number       {numbers:>13,}")
print(f"so one word's row alone has   {d_model:>13,}")
