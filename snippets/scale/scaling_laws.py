"""The scaling law, and the best size for a budget by formula and by search."""

# What is never learned, the price of few parameters N, the price of few tokens D.
#         E       A      alpha   B        beta
LAWS = {
    "Chinchilla, as printed": (1.69, 406.4, 0.34, 410.7, 0.28),
    "Chinchilla, replicated": (1.8172, 482.01, 0.3478, 2085.43, 0.3658),
}
KAPLAN_JOINT = (6.4e13, 0.076, 1.8e13, 0.103)  # N_c, alpha_N, D_c, alpha_D
KAPLAN_SINGLE = (8.8e13, 0.076, 5.4e13, 0.095)  # for L(N) alone and for L(D) alone


def loss(law, n, d):
    e, a, alpha, b, beta = law
    return e + a / n**alpha + b / d**beta


def kaplan(n, d, constants=KAPLAN_JOINT):
    n_c, alpha_n, d_c, alpha_d = constants
    return ((n_c / n) ** (alpha_n / alpha_d) + d_c / d) ** alpha_d


def best_by_formula(law, compute):  # where both slopes are equal, with 6·N·D = compute
    _, a, alpha, b, beta = law
    balance = (alpha * a / (beta * b)) ** (1 / (alpha + beta))
    n = balance * (compute / 6) ** (beta / (alpha + beta))
    return n, compute / 6 / n


def best_by_search(law, compute, low=1e6, high=1e15):  # keep the better part
    for _ in range(200):
        left, right = (low**2 * high) ** (1 / 3), (low * high**2) ** (1 / 3)
        if loss(law, left, compute / 6 / left) < loss(law, right, compute / 6 / right):
            high = right
        else:
            low = left
    return left, compute / 6 / left


compute = 5.76e23  # FLOP
print("loss in nats           GPT-3: 175B, 300B tokens   70B, 1.4T tokens")
for name, law in LAWS.items():
    print(f"{name:<25}{loss(law, 175e9, 300e9):>14.3f}{loss(law, 70e9, 1.4e12):>25.3f}")
for name, constants in (
    ("Kaplan, joint", KAPLAN_JOINT),
    ("  wrong: single", KAPLAN_SINGLE),
):
    old, new = kaplan(175e9, 300e9, constants), kaplan(70e9, 1.4e12, constants)
    print(f"{name:<25}{old:>14.3f}{new:>25.3f}")

print(f"\nbest split of {compute:.3g} FLOP       by search        by formula   tokens")
for name, law in LAWS.items():
    (n, d), (n_found, _) = best_by_formula(law, compute), best_by_search(law, compute)
    print(f"{name:<25}{n_found / 1e9:>14.1f}B{n / 1e9:>17.1f}B{d / 1e12:>8.2f}T")

print(f"\nKaplan, N alone: ten times as many multiply the loss by {10**-0.076:.2f}")
