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
    print(
        "| J a token | active | H100, 8 texts at once | 32 | 64 | B200, 8 | 64 | 512 | 1,024 |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for title, key in MODELS:
        active = anatomy.count(load(title)).active_excl_input_embedding
        names = [f"{key}-1xh100-{sequences}" for sequences in (8, 32, 64)]
        names += [f"{key}-1xb200-{sequences}" for sequences in (8, 64, 512, 1024)]
        runs = [facts.load("energy").get(name) for name in names]
        cells = " | ".join(f"{run['energy'].value:.3f}" if run else "–" for run in runs)
        print(f"| {title} | {active / 1e9:.1f}B | {cells} |")
