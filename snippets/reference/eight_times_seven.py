"""Mixtral 8x7B: what is there eight times, and what is there once."""

d_model, n_layers, d_ff, vocab_size = 4096, 32, 14336, 32000
expert = n_layers * 3 * d_model * d_ff  # in all layers: gate, up, down
attention = n_layers * 2 * d_model * 128 * (32 + 8)  # Q and O, K and V
routers = n_layers * d_model * 8
norms = (2 * n_layers + 1) * d_model
once = attention + routers + norms + 2 * vocab_size * d_model

print(f"one expert               {expert:>14,}")
print(f"the rest, there once     {once:>14,}")
print(f"eight and the rest       {once + 8 * expert:>14,}")
print(f"the 7B: one and the rest {once + expert - routers:>14,}")
print(f"the name, 8 × 7 billion  {8 * 7_000_000_000:>14,}")
