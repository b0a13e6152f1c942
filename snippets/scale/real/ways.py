"""A table: four ways to a focused model, what each does to the counts of Llama-3-8B, by the engine."""

import anatomy

ADAM = 16  # bytes for a parameter that is trained: 2 + 2 for itself and its slope, 12 for what the optimiser keeps
RANK = 16
SEVEN = {"q", "k", "v", "o", "ffn_gate", "ffn_up", "ffn_down"}


def lora(model: str, roles: set[str], rank: int) -> int:
    """Parameters of the thin matrices: rank · (inputs + outputs) for each matrix of these roles."""
    tensors = anatomy.tensors(anatomy.load(model))
    return sum(
        rank * sum(t.shape) * t.count // (t.shape[0] * t.shape[1])
        for t in tensors
        if t.role in roles
    )


def without_layers(model: str, dropped: int) -> anatomy.Counts:
    """Counts after so many of the layers are taken out."""
    config = dict(anatomy.find(model).config)
    config["num_hidden_layers"] -= dropped
    return anatomy.count(anatomy.read(config))


def main() -> None:
    whole = anatomy.count(anatomy.load("llama-3-8b"))
    pruned = without_layers("llama-3-8b", 8)
    student = anatomy.count(anatomy.load("llama-3.2-3b"))
    thin = lora("llama-3-8b", SEVEN, RANK)
    n = whole.total
    rows = [
        ("fine-tune all", n, ADAM * n, whole),
        (f"LoRA, r = {RANK}", thin, 2 * n + ADAM * thin, whole),
        ("distil into 3B", student.total, 2 * n + ADAM * student.total, student),
        ("prune 8 of 32 layers", pruned.total, ADAM * pruned.total, pruned),
    ]
    print(
        "| way | parameters trained | memory to train, GB | parameters kept | work of an answer |"
    )
    print("|---|--:|--:|--:|--:|")
    for words, trained, memory, kept in rows:
        work = kept.active_excl_input_embedding / whole.active_excl_input_embedding
        print(
            f"| {words} | {trained:,} | {memory / 1e9:.1f} | {kept.total:,} | {work:.2f}× |"
        )


main()
