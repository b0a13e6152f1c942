"""A fixed budget, smaller models that read longer: what it costs, when it pays."""

E, A, ALPHA, B, BETA = 1.8172, 482.01, 0.3478, 2085.43, 0.3658  # the replicated law


def loss(n, d):
    return E + A / n**ALPHA + B / d**BETA


def best_size(compute):
    balance = (ALPHA * A / (BETA * B)) ** (1 / (ALPHA + BETA))
    return balance * (compute / 6) ** (BETA / (ALPHA + BETA))


def tokens_to_reach(target, n):  # the law, solved for D; no answer if n is too small
    left = target - E - A / n**ALPHA
    return (B / left) ** (1 / BETA) if left > 0 else None


def pays_after(
    n, d, n_0, d_0
):  # tokens of answers: 6·N·D + 2·N·answers is equal for both
    return 3 * (n * d - n_0 * d_0) / (n_0 - n)


compute = 5.76e23
n_best = best_size(compute)
d_best = compute / 6 / n_best
target = loss(n_best, d_best)
print(f"cheapest to train   {n_best / 1e9:.1f}B, {d_best / 1e12:.2f}T tokens")
print(f"its loss            {target:.3f}")
print("  size       must read   a parameter    training   an answer   pays after")
for share in (0.8, 0.6, 0.4, 0.3, 0.2, 0.1):
    n = share * n_best
    d = tokens_to_reach(target, n)
    if d is None:
        print(f"{n / 1e9:>5.1f}B     no amount of text is enough")
        continue
    pays = pays_after(n, d, n_best, d_best)
    dearer = n * d / (n_best * d_best)
    read = f"{n / 1e9:>5.1f}B{d / 1e12:>14.2f}T{d / n:>14,.0f}"
    print(f"{read}{dearer:>11.2f}×{share:>11.1f}×{pays / 1e12:>12.2f}T")
smallest = (A / (target - E)) ** (1 / ALPHA)
print(f"smallest that can   {smallest / 1e9:.1f}B")

n, d = 8_030_261_248, 15e12  # Llama-3-8B
n_same = best_size(6 * n * d)
worse = loss(n, d) / loss(n_same, n * d / n_same) - 1
print("\nLlama-3-8B, 15T tokens")
print(f"  training            {6 * n * d:.3g} FLOP")
print(f"  best for that       {n_same / 1e9:.1f}B, {n_same / n:.1f} times the size")
print(f"  price in loss       {worse:.2%}")
print(f"  at 2 bytes each     {2 * n / 1e9:.2f} GB")
print(f"  at 2 bits each      {2 * n / 8e9:.2f} GB")
