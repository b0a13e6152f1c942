"""What one layer of a GPT-3 keeps for its way back, in bytes, for one sequence."""

d_model, n_heads, n_layers, tokens = 12_288, 96, 96, 2_048

row = tokens * d_model  # one number for each place of the stream
scores = n_heads * tokens**2  # one number for each pair of tokens and head

kept = {  # 2 bytes a number, 1 for a mask of what was dropped
    "attention: input, Q, K, V": 2 * 4 * row,
    "attention: shares, mask, both": (2 + 1 + 2) * scores,
    "attention: mixed values, mask": (2 + 1) * row,
    "feed-forward: input, mask": (2 + 1) * row,
    "feed-forward: before and after the bend": 2 * 2 * 4 * row,
    "norms: two inputs": 2 * 2 * row,
}
layer = sum(kept.values())
for name, size in kept.items():
    print(f"{name:<40}{size / 1e9:6.2f} GB {size / layer:7.1%}")

ways = {
    "keep everything": n_layers * layer,
    "all but the scores": n_layers * (layer - kept["attention: shares, mask, both"]),
    "the input of each layer": n_layers * 2 * row
    + layer,  # and one layer whole, while it is redone
}
print(f"\n{n_layers} layers, one sequence of {tokens:,} tokens")
for name, size in ways.items():
    print(f"{name:<40}{size / 1e9:6.1f} GB")
