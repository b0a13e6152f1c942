"""The best number of tokens a parameter, by three sets of published constants."""

LAWS = {  # E, A, alpha, B, beta
    "printed": (1.69, 406.4, 0.34, 410.7, 0.28),
    "more digits": (1.6934, 406.4, 0.3392, 410.7, 0.2849),
    "replicated": (1.8172, 482.01, 0.3478, 2085.43, 0.3658),
}
BUDGETS = [1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 5.76e23, 1e24, 1e25, 1e26]  # FLOP


def best_size(law, compute):
    _, a, alpha, b, beta = law
    balance = (alpha * a / (beta * b)) ** (1 / (alpha + beta))
    return balance * (compute / 6) ** (beta / (alpha + beta))


def ratio(law, compute):  # tokens for each parameter at the best split
    return compute / 6 / best_size(law, compute) ** 2


def split_loss(law, compute, tokens_each):  # the loss at a split that was chosen
    e, a, alpha, b, beta = law
    n = (compute / 6 / tokens_each) ** 0.5
    return e + a / n**alpha + b / (n * tokens_each) ** beta


print("best tokens a parameter")
print("    FLOP" + "".join(f"{name:>14}" for name in LAWS))
for compute in BUDGETS:
    best = [ratio(law, compute) for law in LAWS.values()]
    print(f"{compute:>8.3g}" + "".join(f"{tokens_each:>14.1f}" for tokens_each in best))

compute = 5.76e23
print(f"\nloss above the best one, {compute:.3g} FLOP")
print("tokens a parameter" + "".join(f"{name:>14}" for name in LAWS))
for tokens_each in (2, 5, 20, 90, 400, 2000):
    words = f"{tokens_each:>18}"
    for law in LAWS.values():
        lowest = split_loss(law, compute, ratio(law, compute))
        words += f"{split_loss(law, compute, tokens_each) / lowest - 1:>14.2%}"
    print(words)
