"""A table: three ways to tune a model, what is frozen and what is trained, in bytes."""

import anatomy

TRAINED = 16  # bytes of a parameter that learns: 2 + 2 + 12
SEVEN = {
    "q",
    "k",
    "v",
    "o",
    "ffn_gate",
    "ffn_up",
    "ffn_down",
}  # the linear maps of a layer


def lora(model: str, rank: int) -> int:
    """Parameters of the thin matrices beside all seven maps: rank · (inputs + outputs) each."""
    tensors = anatomy.tensors(anatomy.load(model))
    return sum(
        rank * sum(t.shape) * max(1, len(t.layers)) for t in tensors if t.role in SEVEN
    )


def ways(model: str, rank: int) -> list[tuple[str, int, int, int]]:
    """(way, parameters trained, bytes frozen, bytes in all)"""
    arch = anatomy.load(model)
    total, thin = anatomy.count(arch).total, lora(model, rank)
    frozen = {
        "LoRA, BF16": anatomy.weight_bytes(arch, "bf16"),
        "LoRA, NF4": anatomy.weight_bytes(arch, "nf4"),
    }
    rows = [("all", total, 0, TRAINED * total)]
    return rows + [
        (f"{way}, r {rank}", thin, size, size + TRAINED * thin)
        for way, size in frozen.items()
    ]


if __name__ == "__main__":
    print("| model | way | together | frozen | learning | parameters that learn |")
    print("|---|---|--:|--:|--:|--:|")
    for model, rank in (("llama-3-8b", 16), ("llama-3-70b", 16), ("llama-65b", 64)):
        name, total = anatomy.find(model).name, anatomy.count(anatomy.load(model)).total
        for way, trained, frozen, size in ways(model, rank):
            still = f"{frozen / 1e9:.1f} GB" if frozen else "–"
            learning = f"{(size - frozen) / 1e9:,.1f} GB"
            print(
                f"| {name} | {way} | {size / 1e9:,.1f} GB | {still} | {learning} | {trained:,} |"
            )
    without_copy = f"{12 * total / 1e9:,.1f} GB"
    print(
        f"| {name} | all, no copy | {without_copy} | – | {without_copy} | {total:,} |"
    )
