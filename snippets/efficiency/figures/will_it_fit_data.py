"""What the calculator needs: weights by format and layers of the models, memory of the devices, the first setting."""

import json

import facts
from figure import globals_of

fit, layers = (
    globals_of("efficiency/real/fit.py"),
    globals_of("efficiency/figures/kv_cache_data.py")["layers"],
)
MODELS = (
    "Qwen3-4B",
    "Llama-3.1-8B",
    "Mistral-Nemo-12B",
    "gpt-oss-20b",
    "Gemma-2-27B",
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
FORMS = {
    "as published": fit["PUBLISHED"],
    "BF16": "bf16",
    "FP8": "fp8",
    "Q8_0": "q8_0",
    "Q4_K": "q4_k",
    "AWQ": "awq",
}
DEVICES = (
    "rtx-4090",
    "m4-pro",
    "a100-sxm-80",
    "h100-sxm",
    "m4-max",
    "h200-sxm",
    "b200",
    "m3-ultra",
)
START = {"model": "Llama-3.1-8B", "format": "BF16", "device": "RTX 4090, 24 GB"}
POWERS = {"context": 13, "batch": 3, "devices": 0}  # of two


def title(device: str) -> str:
    thing = facts.load("devices")[device]
    name = (
        thing.title.removeprefix("Apple ").removesuffix(" 80 GB").removesuffix(" SXM")
    )
    return f"{name}, {thing['memory']}"


def entry(model: str) -> dict[str, list]:
    return {
        "weights": [fit["weights_of"](model, form) for form in FORMS.values()],
        "layers": layers(model),
    }


models = {name.removesuffix("-v0.1"): entry(name) for name in MODELS}
devices = {
    title(device): facts.load("devices")[device]["memory"].si for device in DEVICES
}
data = {
    "models": models,
    "formats": list(FORMS),
    "memory": devices,
    "reserve": fit["RESERVE"],
    **START,
    **POWERS,
}
if __name__ == "__main__":
    print(json.dumps(data))
