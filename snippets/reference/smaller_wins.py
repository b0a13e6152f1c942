"""Smaller models that beat larger ones on one test, and one that did not; and what size alone is worth."""

pairs = [  # smaller and larger, billions of parameters, MMLU scores of both
    ("Chinchilla : Gopher", 70, 280, 67.6, 60.0),
    ("LLaMA 13B : GPT-3", 13, 175, 46.9, 43.9),
    ("Llama 3 8B : Llama 2 70B, chat", 8, 70, 68.4, 52.9),
    ("Llama 3 8B : Llama 2 70B, base", 8, 70, 66.6, 69.7),
]
for names, small, large, score, rival in pairs:
    winner = "smaller" if score > rival else "larger"
    print(f"{names:<32}{large / small:>5.1f}×   {score} : {rival}   the {winner} wins")

loss = [10 ** (-0.076 * tens) for tens in range(4)]  # Kaplan's law, data without end
print("loss at 1, 10, 100, 1,000 times the size:", *(f"{value:.2f}" for value in loss))
