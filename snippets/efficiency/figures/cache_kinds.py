"""What one sequence keeps, by its length: five models, one of each kind, on log axes."""

from math import atan2, degrees

import anatomy
from figure import SMALL, Figure

LENGTHS = [2 ** (8 + i / 2) for i in range(19)]  # 256 to 131,072

drawing = Figure(
    "cache-kinds",
    "Five ways to remember a text",
    "Tokens from 256 to 131,072 run to the right, gigabytes of cache upwards, both on log axes. Llama-2-7B rises "
    "straight to 69 gigabytes, Llama-3.1-8B straight below it to 17, DeepSeek-V3 straight to 9. Mistral 7B v0.1 rises "
    "with Llama-3.1-8B up to 4,096 tokens and is level from there on, at half a gigabyte. Qwen3-Next begins nearly "
    "level and rises late, to 3.",
    height=400,
)
plot = drawing.plot(
    x=(256, 131_072), y=(0.01, 100), log="xy", left=64, x_label="tokens in the sequence", y_label="cache, BF16",
    x_ticks=[256, 1_024, 4_096, 16_384, 65_536],
    y_ticks=[(0.01, "10 MB"), (0.1, "0.1 GB"), (1, "1 GB"), (10, "10 GB"), (100, "100 GB")],
)  # fmt: skip
(x0, y0), (x1, y1) = plot.at(1_024, 1), plot.at(2_048, 2)
slope = degrees(atan2(y1 - y0, x1 - x0))  # of a cache that doubles with the text
for model, words, stroke, dash, at, dx, dy, along in (
    (
        "llama-2-7b",
        "Llama-2-7B: every head its own",
        "attention",
        None,
        700,
        -4,
        -7,
        True,
    ),
    ("llama-3.1-8b", "Llama-3.1-8B: grouped", "attention", None, 8_192, -4, -7, True),
    ("deepseek-v3", "DeepSeek-V3: latent", "attention", "7 3", 14_000, 6, 15, True),
    (
        "mistral-7b-v0.1",
        "Mistral 7B v0.1: window",
        "attention",
        "2 3",
        16_000,
        0,
        19,
        False,
    ),
    (
        "qwen3-next-80b-a3b",
        "Qwen3-Next-80B: hybrid",
        "linear",
        None,
        2_048,
        6,
        22,
        False,
    ),
):
    arch = anatomy.load(model)
    held = [(n, anatomy.kv_cache(arch, round(n)).bytes / 1e9) for n in LENGTHS]
    plot.line(held, stroke=stroke, width=2.5, dash=dash)
    x, y = plot.at(at, anatomy.kv_cache(arch, at).bytes / 1e9)
    turned = f"rotate({slope:.1f} {x:.1f} {y:.1f})" if along else None
    drawing.text(x + dx, y + dy, words, size=SMALL, transform=turned)
print(drawing.svg())
