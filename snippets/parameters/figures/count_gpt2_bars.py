"""GPT-2 small by groups, bars true to size."""

from math import prod

from figure import Figure, globals_of

tensors = list(globals_of("parameters/count_gpt2.py")["tensors"](50257, 1024, 768, 12))
GROUPS = (  # label, colour, names of the tensors
    ("feed-forward", "dense", ("h.mlp.c_fc.w", "h.mlp.c_proj.w")),
    ("token embedding", "embedding", ("wte, also the head",)),
    ("attention", "attention", ("h.attn.c_attn.w", "h.attn.c_proj.w")),
    ("positions", "rest", ("wpe",)),
)
total = sum(prod(shape) * copies for _, shape, copies in tensors)
rows = [  # label, colour, parameters
    (
        label,
        fill,
        sum(prod(shape) * copies for name, shape, copies in tensors if name in names),
    )
    for label, fill, names in GROUPS
]
rows.append(("biases and norms", "rest", total - sum(size for *_, size in rows)))

drawing = Figure(
    "count-gpt2-bars",
    "Where the 124,439,808 parameters of GPT-2 small sit",
    "Five bars, longest first. Feed-forward matrices 56.6 million, 45.5 percent. Token embedding, which is also the "
    "head, 38.6 million, 31.0 percent. Attention matrices 28.3 million, 22.8 percent. Learned positions 0.8 million, "
    "0.6 percent, a sliver. Biases and norms 0.1 million, 0.1 percent, hardly a line.",
    height=186,
)
for i, (label, fill, size) in enumerate(rows):
    words = f"{size / 1e6:.1f}M, {size / total:.1%}"
    drawing.bars([(label, size, words)], top=8 + 34 * i, fill=fill, longest=rows[0][2])
print(drawing.svg())
