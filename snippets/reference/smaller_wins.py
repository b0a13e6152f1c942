"""Smaller models against larger ones on one test, MMLU, and what size adds."""

pairs = [  # billions of parameters and scores: of the smaller, of the larger
    ("Chinchilla, Gopher", 70, 280, 67.6, 60.0),
    ("LLaMA, GPT-3", 13, 175, 46.9, 43.9),
    ("Llama 3, Llama 2, chat", 8, 70, 68.4, 52.9),
    ("Llama 3, Llama 2, base", 8, 70, 66.6, 69.7),
]
for names, small, large, score, rival in pairs:
    winner = "smaller" if score > rival else "larger"
    print(f"{names:<23}{small}B {score}, {large}B {rival}: {winner}")

for tens in range(4):  # Kaplan's law for endless data: a power of the size
    print(f"size {10**tens:>5,}, loss {10 ** (-0.076 * tens):.2f}")
