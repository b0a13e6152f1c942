"""A table: numbers on the way through Llama-3.1-8B at its widest places, by how many tokens are read at once."""

import anatomy

arch = anatomy.load("llama-3.1-8b")
d_ff = next(
    block.values.width
    for block in arch.layers[0].blocks
    if block.name == "feed-forward"
)
row = 2 * (
    2 * arch.ends.d + 2 * d_ff
)  # bytes: the row and its normalised copy, gate and up
scores = 4 * arch.ends.vocab  # in FP32


def show(size: float) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


print(
    "| tokens at once | widest place of a layer | scores of the last token | scores of all |"
)
print("|--:|--:|--:|--:|")
for tokens in (1, 512, 2_048, 8_192, 131_072):
    print(
        f"| {tokens:,} | {show(tokens * row)} | {show(scores)} | {show(tokens * scores)} |"
    )
