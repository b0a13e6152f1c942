"""A table: the operations of three trainings by 6·N·D, by the engine's full count, and as published."""

import anatomy
import facts

# GPT-3's sizes, read as a GPT-2 (brown2020, Table 2.1)
GPT3 = {
    "model_type": "gpt2",
    "n_layer": 96,
    "n_embd": 12_288,
    "n_head": 96,
    "vocab_size": 50_257,
    "n_positions": 2_048,
}
known = facts.load("training")
RUNS = (  # model, tokens, length of a training text, published
    ("GPT-3", anatomy.read(GPT3), known["gpt-3"]["tokens"].value, 2_048, "3.14e23[^brown2020]"),
    ("Llama-3.1-405B", anatomy.load("llama-3.1-405b"), known["llama-3.1-405b"]["tokens"].value, 8_192,
     "3.8e25[^llama3-report-405b]"),
    ("DeepSeek-V3", anatomy.load("deepseek-v3"), known["deepseek-v3"]["tokens"].value, 4_096, "–"),
)  # fmt: skip


def full(arch: anatomy.Architecture, tokens: float, length: int) -> float:
    """Operations of training: a token meets half of its text on average, since none looks ahead."""
    first, last = anatomy.work(arch, 1), anatomy.work(arch, length)
    return tokens * (first.training + last.training) / 2


def show(operations: float) -> str:
    return f"{operations:.2e}".replace("e+", "e")


def main() -> None:
    print("| training | tokens | 6·N·D, N total | N active | full count | published |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, arch, tokens, length, published in RUNS:
        counts = anatomy.count(arch)
        total, active = 6 * counts.total * tokens, 6 * counts.active * tokens
        cells = [
            f"{tokens / 1e12:g}T",
            show(total),
            show(active),
            show(full(arch, tokens, length)),
            published,
        ]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
