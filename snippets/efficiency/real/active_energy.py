"""Does energy follow the active parameters?  Qwen3 on one GPU, BF16, chat; active without the input embedding."""

import anatomy
import facts

MODELS = [
    ("Qwen3-30B-A3B", "qwen3-30b-a3b"),
    ("Qwen3-14B", "qwen3-14b"),
    ("Qwen3-32B", "qwen3-32b"),
]
SMALLER = {
    "num_hidden_layers": 40,
    "num_attention_heads": 40,
    "intermediate_size": 17408,
}  # the 14B, beside the 32B


def load(title: str) -> anatomy.Architecture:
    if title == "Qwen3-14B":
        return anatomy.read({**anatomy.find("Qwen3-32B").config, **SMALLER})
    return anatomy.load(title)


if __name__ == "__main__":
    energy = facts.load("energy")
    active = [
        anatomy.count(load(title)).active_excl_input_embedding for title, _ in MODELS
    ]
    print("| J a token |", " | ".join(title for title, _ in MODELS), "|")
    print("|---|--:|--:|--:|")
    print(
        "| *active* |", " | ".join(f"*{number / 1e9:.1f}B*" for number in active), "|"
    )
    for gpu, batches in (("H100", (8, 32, 64)), ("B200", (8, 64, 512, 1024))):
        for batch in batches:
            runs = [energy.get(f"{key}-1x{gpu.lower()}-{batch}") for _, key in MODELS]
            cells = (f"{run['energy'].value:.3f}" if run else "–" for run in runs)
            print(f"| {gpu}, {batch:,} texts |", " | ".join(cells), "|")
