"""Where the parameters of some dense models live: one strip a model, each as long as the model is whole."""

import anatomy
from figure import GROUPS, Figure

MODELS = (
    "GPT-2 small",
    "Gemma-3-1B",
    "Qwen3-4B",
    "Llama-3-8B",
    "Gemma-2-9B",
    "Falcon-7B",
    "Llama-3.1-405B",
)
PARTS = {
    "embedding": ("embedding", "lm_head"),
    "attention": ("attention",),
    "dense": ("mlp_dense",),
}

shares: dict[str, dict[str, float]] = {}
for model in MODELS:
    counts = anatomy.count(anatomy.load(model))
    shares[model] = {
        group: sum(counts.groups.get(name, 0) for name in names) / counts.total
        for group, names in PARTS.items()
    }
    shares[model]["rest"] = 1 - sum(shares[model].values())
said = " ".join(
    f"{model}: {s['embedding']:.0%}, {s['attention']:.0%}, {s['dense']:.0%}."
    for model, s in shares.items()
)

drawing = Figure(
    "feed-forward-groups",
    "Embedding, attention and feed-forward in seven dense models",
    "Seven strips of equal length, each cut by share into token embedding with head, attention, and feed-forward; "
    f"norms and biases are too thin to see. {said}",
    height=len(MODELS) * 56 + 60,
)
for i, (model, parts) in enumerate(shares.items()):
    drawing.text(6, 15 + 56 * i, model, size=13)
    strip = [
        (group, share, f"{share:.1%}")
        for group, share in parts.items()
        if share >= 0.0015
    ]
    drawing.strip(strip, y=22 + 56 * i, height=24, x=6, width=468, whole=1)
drawing.legend(
    ("embedding", "attention", "dense", "rest"),
    y=56 * len(MODELS) + 10,
    x=6,
    words=GROUPS,
)
print(drawing.svg())
