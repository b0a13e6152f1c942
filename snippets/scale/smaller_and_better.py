"""Published pairs of a smaller and a larger model, sorted by the kind of test."""

TESTS = {  # kind: which tests
    "sums": "GSM8K MATH MGSM",
    "exam questions": "MMLU MMLU-Redux MMLU-Pro MMMLU AGIEval ARC-e ARC-c",
    "code": "HumanEval MBPP LiveCodeBench CRUXEval-I CRUXEval-O",
    "puzzles": "GPQA BBH",
    "following orders": "IFEval BFCL",
    "common sense": "HellaSwag WinoGrande PIQA CommonSenseQA",
    "reading": "DROP SQuAD QuAC BoolQ RACE-M RACE-H",
    "stored facts": "TriviaQA NaturalQuestions",
}
# smaller | larger, then each test with both scores, as published
PUBLISHED = """
Chinchilla 70B | Gopher 280B
MMLU 67.6 60.0
LLaMA 13B | GPT-3 175B
MMLU 46.9 43.9
Mistral 7B | Llama 2 13B
MMLU 62.5 55.6, ARC-e 80.5 75.2, ARC-c 54.9 48.8, HellaSwag 81.0 80.7
WinoGrande 74.2 72.9, PIQA 82.2 80.8, NaturalQuestions 23.2 16.7
TriviaQA 62.5 64.0, HumanEval 26.2 18.9, MBPP 50.2 35.4, MATH 12.7 6.0
GSM8K 50.0 34.3
Mixtral 46.7B | Llama 2 70B
MMLU 70.6 69.9, ARC-e 83.1 79.9, ARC-c 59.7 56.5, HellaSwag 84.4 85.4
WinoGrande 77.2 80.4, PIQA 83.6 82.6, NaturalQuestions 30.6 25.4
TriviaQA 71.5 73.0, HumanEval 40.2 29.3, MBPP 60.7 49.8, MATH 28.4 13.8
GSM8K 74.4 69.6
Llama 3 8B Instruct | Llama 2 70B Chat
MMLU 68.4 52.9, GPQA 34.2 21.0, HumanEval 62.2 25.6, GSM8K 79.6 57.5
MATH 30.0 11.6
Llama 3 8B base | Llama 2 70B base
MMLU 66.6 69.7, AGIEval 45.9 54.8, CommonSenseQA 72.6 78.7
WinoGrande 76.1 81.8, BBH 61.1 65.7, ARC-c 78.6 85.3, TriviaQA 78.5 87.5
SQuAD 76.4 82.6, QuAC 44.4 49.4, BoolQ 75.7 73.1, DROP 58.4 70.2
Qwen2.5 72B base | Llama 3.1 405B base
BBH 79.8 82.9, MMLU 85.0 84.4, MMLU-Redux 83.2 81.3, MMLU-Pro 58.3 52.8
DROP 80.6 86.0, ARC-e 98.4 98.4, ARC-c 94.5 95.3, HellaSwag 84.8 89.2
PIQA 82.6 85.9, WinoGrande 82.3 85.2, RACE-M 68.1 74.2, RACE-H 50.3 56.8
TriviaQA 71.9 82.7, NaturalQuestions 33.2 41.5, AGIEval 75.8 60.6
HumanEval 53.0 54.9, MBPP 72.6 68.4, LiveCodeBench 12.9 15.5
CRUXEval-I 59.1 58.5, CRUXEval-O 59.9 59.9, GSM8K 88.3 83.5, MATH 54.4 49.0
MGSM 76.2 69.9, MMMLU 74.8 73.8
Llama 3.3 70B Instruct | Llama 3.1 405B Instruct
MMLU 86.0 88.6, MMLU-Pro 68.9 73.3, IFEval 92.1 88.6, GPQA 50.5 49.0
HumanEval 88.4 89.0, MBPP 87.6 88.6, MATH 77.0 73.8, BFCL 77.3 81.1
MGSM 91.1 91.6
"""
SAME_MODEL = (68.9, 69.7, 69.9)  # Llama 2 70B on MMLU, in three publications


# --8<-- [start:sort]
def read(text):  # → (pair, test, both scores), one for each test
    for line in text.strip().splitlines():
        if "|" in line:
            pair = line.replace(" | ", " over ")
            continue
        for result in line.split(", "):
            test, *scores = result.split()
            yield pair, test, *map(float, scores)


RESULTS = list(read(PUBLISHED))


def leads(tests):  # points by which the smaller one leads, over all pairs
    return [round(a - b, 1) for _, test, a, b in RESULTS if test in tests.split()]


def row(name, points):
    won, lost = sum(p > 0 for p in points), sum(p < 0 for p in points)
    tied, span = len(points) - won - lost, f"{min(points):+.1f} to {max(points):+.1f}"
    print(f"{name:<18}{won:>3}{tied or '':>6}{lost:>6}{span:>16}")


# --8<-- [end:sort]
print("the smaller one   won  tied  lost  points ahead")
for kind, tests in TESTS.items():
    row(kind, leads(tests))
for test in TESTS["stored facts"].split():
    row(f"  {test}", leads(test))
row("all", leads(" ".join(TESTS.values())))

spread = max(SAME_MODEL) - min(SAME_MODEL)
print(f"\none model, one test, three publications: {spread:.1f} points apart")
on_mmlu = leads("MMLU")
won, large = sum(p > 0 for p in on_mmlu), sum(p > spread for p in on_mmlu)
print(f"MMLU: won {won} of {len(on_mmlu)}, by more than that {large}")
