"""Tokens for a parameter by the formula of the Chinchilla paper."""

laws = {  # A, alpha, B, beta of the loss A / N**alpha + B / D**beta
    "as printed": (406.4, 0.34, 410.7, 0.28),
    "fitted again": (482.01, 0.3478, 2085.43, 0.3658),
}
print("FLOP             1e21    1e23    1e25")
for name, (a, alpha, b, beta) in laws.items():
    words = []
    for compute in (1e21, 1e23, 1e25):  # = 6 · N · D
        balance = (alpha * a / (beta * b)) ** (1 / (alpha + beta))
        n = balance * (compute / 6) ** (beta / (alpha + beta))
        words.append(f"{compute / 6 / n**2:>8.1f}")
    print(f"{name:<13}" + "".join(words))
