# (smaller, larger): test: scores as published, smaller first.  Test, kind of test.
KINDS = {
    "MMLU": "mixed", "MMLU-Pro": "mixed", "GPQA": "reasoning", "TriviaQA": "stored facts",
    "GSM8K": "reasoning", "MATH": "reasoning", "HumanEval": "code", "IFEval": "instructions",
    "HellaSwag": "common sense", "WinoGrande": "common sense", "DROP": "reading",
}  # fmt: skip
CASES = {
    ("Chinchilla 70B", "Gopher 280B"): {"MMLU": (67.6, 60.0)},
    ("LLaMA 13B", "GPT-3 175B"): {"MMLU": (46.9, 43.9)},
    ("Mistral 7B", "Llama 2 13B"): {
        "MMLU": (62.5, 55.6), "GSM8K": (50.0, 34.3), "TriviaQA": (62.5, 64.0)},
    ("Mixtral 46.7B", "Llama 2 70B"): {
        "MMLU": (70.6, 69.9), "GSM8K": (74.4, 69.6), "MATH": (28.4, 13.8),
        "HumanEval": (40.2, 29.3), "TriviaQA": (71.5, 73.0), "HellaSwag": (84.4, 85.4),
        "WinoGrande": (77.2, 80.4)},
    ("Llama 3 8B Instruct", "Llama 2 70B Chat"): {
        "MMLU": (68.4, 52.9), "GPQA": (34.2, 21.0), "HumanEval": (62.2, 25.6),
        "GSM8K": (79.6, 57.5), "MATH": (30.0, 11.6)},
    ("Llama 3 8B base", "Llama 2 70B base"): {"MMLU": (66.6, 69.7), "TriviaQA": (78.5, 87.5)},
    ("Qwen2.5 72B base", "Llama 3.1 405B base"): {
        "MMLU": (85.0, 84.4), "MMLU-Pro": (58.3, 52.8), "MATH": (54.4, 49.0),
        "TriviaQA": (71.9, 82.7), "DROP": (80.6, 86.0)},
    ("Llama 3.3 70B Instruct", "Llama 3.1 405B Instruct"): {
        "IFEval": (92.1, 88.6), "MATH": (77.0, 73.8), "GPQA": (50.5, 49.0),
        "MMLU": (86.0, 88.6), "MMLU-Pro": (68.9, 73.3)},
}  # fmt: skip
ORDER = ("instructions", "code", "reasoning", "mixed", "reading", "common sense", "stored facts")
SAME_MODEL = (68.9, 69.7, 69.9)  # Llama 2 70B on MMLU, in three publications


def leads(kind):  # points by which the smaller one leads, over all cases
    return [
        round(small - large, 1)
        for scores in CASES.values()
        for test, (small, large) in scores.items()
        if KINDS[test] == kind
    ]


print("kind of test    smaller wins    its lead, points")
for kind in ORDER:
    points = leads(kind)
    won = sum(point > 0 for point in points)
    print(f"{kind:<16}{won:>4} of {len(points):<2}    {min(points):>+9.1f} to {max(points):+.1f}")

spread = max(SAME_MODEL) - min(SAME_MODEL)
print(f"\none model, one test, three publications: {spread:.1f} points apart")
print("MMLU leads that are no larger:")
for (smaller, larger), scores in CASES.items():
    if "MMLU" in scores and abs(scores["MMLU"][0] - scores["MMLU"][1]) <= spread + 1e-9:
        print(f"  {smaller} over {larger}, {scores['MMLU'][0] - scores['MMLU'][1]:.1f}")
