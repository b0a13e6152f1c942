"""The attention matrices of one layer in four models, all on one scale."""

import anatomy
from figure import WIDTH, Figure

MODELS = {
    "Llama-2-7B": "multi-head",
    "Llama-3-8B": "grouped",
    "Falcon-7B": "multi-query",
    "Qwen3-4B": "grouped",
}
UNIT, LEFT = 0.0144, 188  # canvas units a number; where the first rectangle stands

drawing = Figure(
    "attention-matrices",
    "Q, K, V and O of one layer in four models, areas true to size",
    "Four rows of four rectangles, one row a model, all on one scale. Llama-2-7B: four equal squares. Llama-3-8B: Q "
    "and O are the same squares, K and V are a quarter as high. Falcon-7B: Q and O are slightly larger squares, K and "
    "V are hairlines of 64 rows. Qwen3-4B: Q is a tall rectangle, O the same lying down, K and V flat; none is square.",
    height=404,
)
y = 0.0
for model, kind in MODELS.items():
    values = anatomy.load(model).layers[0].blocks[0].values
    wide, narrow = values.heads * values.head_dim, values.kv_heads * values.head_dim
    shapes = {
        "Q": (wide, values.d),
        "K": (narrow, values.d),
        "V": (narrow, values.d),
        "O": (values.d, wide),
    }
    drawing.text(6, y + 14, model, bold=True)
    drawing.text(6, y + 34, kind)
    drawing.text(6, y + 54, f"Q: {wide:,} × {values.d:,}", fill="muted")
    drawing.text(6, y + 74, f"K, V: {narrow:,} × {values.d:,}", fill="muted")
    x = float(LEFT)
    for name, (rows, columns) in shapes.items():
        drawing.text(x + columns * UNIT / 2, y + 14, name, anchor="middle")
        drawing.box(x, y + 20, columns * UNIT, max(rows * UNIT, 1), fill="attention")
        x += columns * UNIT + 8
    assert x - 8 <= WIDTH
    y += 102
print(drawing.svg())
