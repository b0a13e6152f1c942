"""A table: the most bits a weight with which a model fits on a device, with one sequence of 8,192 tokens."""

import facts
from figure import globals_of

fit = globals_of("efficiency/real/fit.py")["fit"]
MODELS = (
    "Gemma-3-4B",
    "Llama-3.1-8B",
    "Mistral-Nemo-12B",
    "gpt-oss-20b",
    "Qwen3-30B-A3B",
    "Qwen3-32B",
    "Mixtral-8x7B-v0.1",
    "Llama-3.1-70B",
    "Qwen3-Next-80B-A3B",
    "gpt-oss-120b",
    "Qwen3-235B-A22B",
    "Llama-3.1-405B",
    "DeepSeek-V3",
)
DEVICES = ("rtx-4090", "m4-pro", "h100-sxm", "m4-max", "h200-sxm", "b200", "m3-ultra")
FORMS = {"bf16": "16", "q8_0": "8", "q4_k": "4"}


def most(model: str, device: str) -> str:
    return next(
        (
            words
            for form, words in FORMS.items()
            if fit(model, form, device, 8_192).spare >= 0
        ),
        "–",
    )


if __name__ == "__main__":
    known = facts.load("devices")
    titles = [
        known[d].title.removeprefix("Apple ").removesuffix(" SXM") for d in DEVICES
    ]
    memory = [f"{known[d]['memory'].value:g} GB" for d in DEVICES]
    print(
        "| model | "
        + " | ".join(f"{t}, {m}" for t, m in zip(titles, memory, strict=True))
        + " |"
    )
    print("|---" + "|:-:" * len(DEVICES) + "|")
    for model in MODELS:
        print(
            f"| {model.removesuffix('-v0.1')} | {' | '.join(most(model, device) for device in DEVICES)} |"
        )
