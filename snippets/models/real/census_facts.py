"""What one can see in the census, as numbers."""

from collections import Counter

import anatomy

models = [(model, anatomy.count(model.read())) for model in anatomy.models()]
dense = [(model, counts) for model, counts in models if counts.active == counts.total]
sparse = [(model, counts) for model, counts in models if counts.active < counts.total]


def named(pair, value: str) -> str:
    return f"{value}  {pair[0].name}, {pair[0].released}"


def total(pair) -> int:
    return pair[1].total


def share(pair) -> float:
    return pair[1].active / pair[1].total


def cache(pair) -> int:
    """Bytes a token, in the first 128 tokens."""
    return grown(pair[0].read(), 0, 128)


def grown(architecture, first: int, last: int) -> int:
    """Bytes a token that the cache grows by, from one length of a text to another."""
    sizes = [
        anatomy.kv_cache(architecture, context=tokens or 1) for tokens in (first, last)
    ]
    before = sizes[0].bytes if first else sizes[1].state_bytes
    return (sizes[1].bytes - before) // (last - first)


dates = sorted(model.released for model, _ in models)
late = [pair for pair in dense if pair[0].released >= "2025"]
large = [pair for pair in models if total(pair) >= 100e9]
largest, late_dense = max(models, key=total), max(late, key=total)
least, most = min(sparse, key=share), max(sparse, key=share)
lean, fat = min(models, key=cache), max(models, key=cache)
apart = [
    pair
    for pair in models
    if pair[1].active_excl_input_embedding < 0.95 * pair[1].active
]
states = Counter(model.status for model, _ in models)

print(
    f"{len(models)} models of {len({m.organisation for m, _ in models})} makers, {dates[0]} to {dates[-1]}"
)
print(f"{len(dense)} dense, {len(sparse)} with experts")
print(f"confidence: {', '.join(f'{states[letter]} {letter}' for letter in 'ABC')}")
print(
    f"of 100 billion and more: {len(large)}, dense among them {sum(pair in dense for pair in large)}"
)
print("largest              ", named(largest, f"{total(largest):,}"))
print(
    "largest dense        ",
    named(max(dense, key=total), f"{total(max(dense, key=total)):,}"),
)
print("the same, since 2025 ", named(late_dense, f"{total(late_dense):,}"))
print("least active         ", named(least, f"{share(least):.1%}"))
print("most, with experts   ", named(most, f"{share(most):.1%}"))
print("smallest cache, token", named(lean, f"{cache(lean):,} bytes"))
print("largest cache, token ", named(fat, f"{cache(fat):,} bytes"))
for name in ("DeepSeek-V4-Pro", "DeepSeek-V4-Flash"):
    near, far = (
        grown(anatomy.load(name), 0, 128),
        grown(anatomy.load(name), 128, 131_072),
    )
    print(
        f"{name}, cache: {near:,} bytes a token to 128 tokens, {far:,} for each later one to 131,072"
    )
print(f"both conventions of active more than 5% apart: {len(apart)}")
