"""Which experts of Mixtral 8x7B the first tokens need, choosing evenly."""

from random import Random

draw = Random(0).random
once, expert = 1_605_636_096, 3 * 4096 * 14336  # one expert of one layer
needed = set()  # (layer, expert): what some token has called so far
for token in range(1, 41):
    for layer in range(32):
        chosen = sorted(range(8), key=lambda _: draw())[:2]
        needed |= {(layer, number) for number in chosen}
    if token in (1, 2, 5, 10, 20, 40):
        memory = 2 * (once + len(needed) * expert) / 1e9  # BF16
        print(f"{token:>2} tokens: {len(needed):>3} experts, {memory:.1f} GB")
