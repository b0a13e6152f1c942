"""A table: the work of one more token, and how much context makes attention cost as much as all the rest."""

from itertools import count

import anatomy

NAMES = ("GPT-2 small", "Llama-2-7B", "Llama-3.1-8B", "Llama-3.1-70B", "Llama-3.1-405B", "Mistral-7B-v0.1",
         "Qwen3-30B-A3B", "gpt-oss-120b", "DeepSeek-V3", "Qwen3.5-27B", "Jamba-v0.1")  # fmt: skip


def equal_at(arch: anatomy.Architecture) -> int | None:
    """The least context at which attention and states take as many operations as the weights, if there is one."""

    def enough(context: int) -> bool:
        work = anatomy.work(arch, context)
        return work.mixing >= work.weights

    high = next(2**k for k in count() if k > 40 or enough(2**k))
    if not enough(high):
        return None
    low = 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return high


def longest(model: anatomy.Model) -> int:
    """The context that the published configuration states."""
    return model.config.get("max_position_embeddings") or model.config["n_positions"]


def giga(operations: float) -> str:
    return f"{operations / 1e9:,.{max(0, 2 - len(str(int(operations / 1e9))) + 1)}f}"


def main() -> None:
    print(
        "| model | 2·N, N active | its matrices | attention equal at | share at 8,192 | at 131,072 |"
    )
    print("|---|--:|--:|--:|--:|--:|")
    for name in NAMES:
        model = anatomy.find(name)
        arch, most = model.read(), longest(model)
        shares = [
            f"{work.mixing / work.forward:.1%}" if context <= most else "–"
            for context, work in ((c, anatomy.work(arch, c)) for c in (8_192, 131_072))
        ]
        place = equal_at(arch)
        words = (
            "never"
            if place is None
            else f"{place:,}"
            if place <= most
            else f"({place:,})"
        )
        numbers = giga(2 * anatomy.count(arch).active), giga(anatomy.work(arch).weights)
        title = (
            name if name.startswith("Mistral") else name.removesuffix("-v0.1")
        )  # only v0.1 of it has the window
        print(f"| {title} | {' | '.join([*numbers, words, *shares])} |")


if __name__ == "__main__":
    main()
