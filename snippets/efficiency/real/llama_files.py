"""A table: what llama.cpp's files of Llama-3.1-8B take per weight, by its rules and by its own published table."""

from collections import Counter

import anatomy

BITS = {
    "F16": 16,
    "Q8_0": 8.5,
    "Q6_K": 6.5625,
    "Q5_K": 5.5,
    "Q4_K": 4.5,
    "IQ4_XS": 4.25,
}
# file, its main type, bits a weight as published
FILES = [
    ("F16", "F16", "16.0005"),
    ("Q8_0", "Q8_0", "8.5008"),
    ("Q6_K", "Q6_K", "6.5633"),
    ("Q5_K_M", "Q5_K", "5.7036"),
    ("Q4_K_M", "Q4_K", "4.8944"),
    ("Q4_K_S", "Q4_K", "4.6672"),
    ("IQ4_XS", "IQ4_XS", "4.4597"),
]


def more_bits(layer: int, layers: int) -> bool:
    """The first eighth of the layers, the last eighth, and every third between."""
    return (
        layer < layers // 8
        or layer >= 7 * layers // 8
        or (layer - layers // 8) % 3 == 2
    )


def kind(file: str, main: str, role: str, layer: int, layers: int) -> str:
    """Which type a matrix gets in a file, by the rules in llama-quant.cpp for a Llama with grouped heads."""
    if main in ("F16", "Q8_0", "Q6_K"):
        return main
    if role == "head":
        return "Q6_K"
    if role in ("v", "ffn_down"):
        if file.endswith("_M"):
            return "Q6_K" if more_bits(layer, layers) else main
        if (file == "IQ4_XS" and role == "v") or layer < layers // 8:
            return "Q5_K"
    return main


def weights(model: str, file: str, main: str) -> Counter[str]:
    """How many weights of each type a file has; what is no matrix stays in FP32."""
    arch = anatomy.load(model)
    found: Counter[str] = Counter()
    for tensor in anatomy.tensors(arch):
        for layer in tensor.layers or (0,):
            name = (
                kind(
                    file,
                    main,
                    tensor.role,
                    layer,
                    sum(len(group.indices) for group in arch.layers),
                )
                if tensor.is_matrix
                else "F32"
            )
            found[name] += tensor.count // (len(tensor.layers) or 1)
    return found


def bits_a_weight(model: str, file: str, main: str) -> float:
    found = weights(model, file, main)
    return (
        sum({"F32": 32, **BITS}[name] * number for name, number in found.items())
        / found.total()
    )


if __name__ == "__main__":
    print(
        "| file | its types, parts of the weights | bits a weight | published | GiB |"
    )
    print("|---|---|--:|--:|--:|")
    for file, main, published in FILES:
        found, each = (
            weights("llama-3.1-8b", file, main),
            bits_a_weight("llama-3.1-8b", file, main),
        )
        shares = ", ".join(
            f"{name} {number / found.total():.1%}"
            for name, number in found.most_common()
            if name != "F32"
        )
        size = each * found.total() / 8 / 2**30
        print(f"| {file} | {shares} | {each:.4f} | {published} | {size:.2f} |")
