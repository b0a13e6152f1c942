"""Llama-3-8B whole: every matrix of its 32 layers, its table and its head, at one scale."""

import anatomy
from figure import WIDTH, Figure

architecture = anatomy.load("llama-3-8b")
counts = anatomy.count(architecture)
tensors = {tensor.role: tensor for tensor in anatomy.tensors(architecture)}
ends = architecture.ends
UNIT = WIDTH / (ends.n_layers * ends.d)  # canvas units for one number along a side
WIDE, TABLE = ends.d * UNIT, ends.vocab * UNIT

drawing = Figure(
    "llama-whole",
    "Llama-3-8B, every parameter at one scale",
    f"All {counts.total:,} parameters as areas at one scale. A thin bar across the top is the embedding table, "
    f"another across the bottom the head. Between them stand {ends.n_layers} equal columns, the layers, as wide as the "
    "bars are high. The upper fifth of each column is attention: two squares for queries and output, and two slices "
    "of a quarter each for keys and values. The rest is three tall rectangles, the feed-forward matrices. Norms are "
    "too thin to see.",
    height=382,
)
drawing.text(0, 14, f"embedding, {ends.vocab:,} × {ends.d:,}", size=13)
drawing.box(0, 22, TABLE, WIDE, fill="embedding")
y0 = 22 + WIDE + 30
drawing.text(0, y0 - 8, f"{ends.n_layers} layers", size=13)
for layer in range(ends.n_layers):
    y = y0
    for role in ("q", "k", "v", "o", "ffn_gate", "ffn_up", "ffn_down"):
        fill = "dense" if role.startswith("ffn") else "attention"
        height = tensors[role].count / ends.n_layers / ends.d * UNIT
        drawing.box(layer * WIDE + 0.5, y + 0.5, WIDE - 1, height - 1, fill=fill)
        y += height
drawing.text(0, y + 24, "head", size=13)
drawing.box(0, y + 32, TABLE, WIDE, fill="embedding")
drawing.legend(["embedding", "attention", "dense"], y=y + 32 + WIDE + 16)
print(drawing.svg())
