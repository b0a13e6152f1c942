"""A table: the larger Llama-3.1 models in llama.cpp's Q4_K_M, by its rules and as published beside them."""

from pathlib import Path
from runpy import run_path

import anatomy

files = run_path(str(Path(__file__).with_name("llama_files.py")), run_name="rules")
PUBLISHED = {"llama-3.1-8b": 4.9, "llama-3.1-70b": 43.1, "llama-3.1-405b": 249.1}


def size(model: str) -> float:
    """GB of the file.  Models with 80 layers and 8 heads for each key get Q5_K for all values that had Q4_K."""
    found = files["weights"](model, "Q4_K_M", "Q4_K")
    bits = sum(
        {"F32": 32, **files["BITS"]}[name] * number for name, number in found.items()
    )
    arch = anatomy.load(model)
    layers = sum(len(group.indices) for group in arch.layers)
    if layers == 80:
        (value,) = (tensor for tensor in anatomy.tensors(arch) if tensor.role == "v")
        plain = [
            layer for layer in range(layers) if not files["more_bits"](layer, layers)
        ]
        bits += len(plain) * value.count // layers  # one bit more each
    return bits / 8e9


if __name__ == "__main__":
    print("| model | Q4_K_M by its rules | published |")
    print("|---|--:|--:|")
    for model, published in PUBLISHED.items():
        print(f"| {anatomy.find(model).name} | {size(model):.1f} GB | {published} GB |")
