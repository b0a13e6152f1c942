"""A table: what a token really adds to the cache, and how many times too much two popular formulas say."""

from math import lcm

import anatomy

NAMES = ("Llama-2-7B", "Llama-3.1-8B", "Llama-3.1-70B", "Llama-3.1-405B", "Qwen3-235B-A22B", "DeepSeek-V3", "Falcon-7B",
         "Gemma-3-4B", "Gemma-4-31B", "gpt-oss-120b", "Qwen3-Next-80B-A3B", "Jamba-v0.1", "Nemotron-3-Nano-30B-A3B",
         "Nemotron-3-Ultra-550B-A55B")  # fmt: skip
FAR = lcm(*range(1, 17)) * 1024  # past every window


def wide(arch: anatomy.Architecture) -> int:
    """Bytes a token from `hidden_size`: a key and a value as wide as the model in every layer."""
    return 2 * arch.ends.n_layers * arch.ends.d * 2


def headed(arch: anatomy.Architecture) -> int:
    """Bytes a token from all query heads: a key and a value for each of them in every layer."""
    names = ("attention", "latent")
    v = next(
        vars(b.values) for layer in arch.layers for b in layer.blocks if b.name in names
    )
    key = v.get("head_dim") or v["nope"] + v["rope"]
    return arch.ends.n_layers * v["heads"] * (key + (v.get("v_head_dim") or key)) * 2


def at_length(arch: anatomy.Architecture) -> int:
    """Bytes that one more token adds when every window is full."""
    return anatomy.kv_cache(arch, FAR + 1).bytes - anatomy.kv_cache(arch, FAR).bytes


def factor(claimed: int, true: int) -> str:
    return f"{claimed / true:.1f}×".replace(".0×", "×")


def main() -> None:
    print(
        "| model | layers that keep | bytes a token | in a long text | from width | from all heads |"
    )
    print("|---|--:|--:|--:|--:|--:|")
    for name in NAMES:
        arch = anatomy.load(name)
        cache = anatomy.kv_cache(arch)
        true, long = cache.bytes_per_token, at_length(arch)
        keep = sum(len(row.layers) for row in cache.layers if row.per_token)
        print(
            f"| {name} | {keep} of {arch.ends.n_layers} | {true:,} | {f'{long:,}' if long < true else '–'} |"
            f" {factor(wide(arch), true)} | {factor(headed(arch), true)} |"
        )


if __name__ == "__main__":
    main()
