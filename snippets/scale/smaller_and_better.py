"""Published pairs of a smaller and a larger model, sorted by the kind of test."""

TESTS = {  # kind: which tests
    "instructions": "IFEval",
    "code": "HumanEval",
    "reasoning": "GPQA GSM8K MATH",
    "mixed": "MMLU MMLU-Pro",
    "reading": "DROP",
    "common sense": "HellaSwag WinoGrande",
    "stored facts": "TriviaQA",
}
# smaller | larger | test, score of the smaller, score of the larger, as published
PUBLISHED = """
Chinchilla 70B | Gopher 280B | MMLU 67.6 60.0
LLaMA 13B | GPT-3 175B | MMLU 46.9 43.9
Mistral 7B | Llama 2 13B | MMLU 62.5 55.6, GSM8K 50.0 34.3, TriviaQA 62.5 64.0
Mixtral 46.7B | Llama 2 70B | MMLU 70.6 69.9, GSM8K 74.4 69.6, MATH 28.4 13.8
Mixtral 46.7B | Llama 2 70B | HumanEval 40.2 29.3, TriviaQA 71.5 73.0
Mixtral 46.7B | Llama 2 70B | HellaSwag 84.4 85.4, WinoGrande 77.2 80.4
Llama 3 8B Instruct | Llama 2 70B Chat | MMLU 68.4 52.9, GPQA 34.2 21.0
Llama 3 8B Instruct | Llama 2 70B Chat | HumanEval 62.2 25.6, GSM8K 79.6 57.5
Llama 3 8B Instruct | Llama 2 70B Chat | MATH 30.0 11.6
Llama 3 8B base | Llama 2 70B base | MMLU 66.6 69.7, TriviaQA 78.5 87.5
Qwen2.5 72B base | Llama 3.1 405B base | MMLU 85.0 84.4, MMLU-Pro 58.3 52.8
Qwen2.5 72B base | Llama 3.1 405B base | MATH 54.4 49.0, DROP 80.6 86.0
Qwen2.5 72B base | Llama 3.1 405B base | TriviaQA 71.9 82.7
Llama 3.3 70B Instruct | Llama 3.1 405B Instruct | IFEval 92.1 88.6, MATH 77.0 73.8
Llama 3.3 70B Instruct | Llama 3.1 405B Instruct | GPQA 50.5 49.0, MMLU 86.0 88.6
Llama 3.3 70B Instruct | Llama 3.1 405B Instruct | MMLU-Pro 68.9 73.3
"""
SAME_MODEL = (68.9, 69.7, 69.9)  # Llama 2 70B on MMLU, in three publications


def read(line):  # → (pair, test, both scores), one for each test
    smaller, larger, results = line.split(" | ")
    for result in results.split(", "):
        test, *scores = result.split()
        yield f"{smaller} over {larger}", test, *map(float, scores)


RESULTS = [result for line in PUBLISHED.strip().splitlines() for result in read(line)]


def leads(kind):  # points by which the smaller one leads, over all cases
    tests = TESTS[kind].split()
    return [round(small - large, 1) for _, test, small, large in RESULTS if test in tests]


print("kind of test    smaller wins    its lead, points")
for kind in TESTS:
    points = leads(kind)
    won = f"{sum(point > 0 for point in points)} of {len(points)}"
    print(f"{kind:<18}{won:<13}{min(points):>+9.1f} to {max(points):+.1f}")

spread = max(SAME_MODEL) - min(SAME_MODEL)
print(f"\none model, one test, three publications: {spread:.1f} points apart")
print("MMLU leads that are smaller:")
for pair, test, small, large in RESULTS:
    if test == "MMLU" and abs(small - large) < spread:
        print(f"  {pair}, {small - large:.1f}")
