"""Energy of the GPUs for one written token, from few texts at once to many: measured runs."""

from math import isclose

import facts

RUNS = [  # key of the runs, sequences at once: few and as many as measured here
    ("gpt-oss-20b-1xb200", 8, 4096),
    ("gpt-oss-120b-1xb200", 8, 3072),
    ("llama-3.1-8b-1xh100", 8, 512),
    ("llama-3.1-8b-1xb200", 8, 2048),
    ("qwen3-14b-1xh100", 8, 64),
    ("qwen3-30b-a3b-1xh100", 8, 64),
    ("qwen3-32b-1xh100", 8, 32),
    ("llama-3.1-70b-4xh100", 8, 1024),
    ("deepseek-v3.1-8xb200", 8, 3072),
    ("llama-3.1-405b-8xh100", 8, 256),
    ("llama-3.1-405b-bf16-8xb200", 8, 4096),
]


def token(run: facts.Thing) -> float:
    """J of a token, as published; the watts over the tokens a second must say the same."""
    assert isclose(
        run["power"].si / run["throughput"].si, run["energy"].si, rel_tol=2e-3
    ), run.name
    return run["energy"].si


def answer(run: facts.Thing) -> float:
    """Wh of one answer of this run's length."""
    return run["answer"].si / 3600


if __name__ == "__main__":
    print("| model | ratio | J a token | Wh an answer | texts at once | GPUs |")
    print("|---|--:|--:|--:|--:|--:|")
    for key, *ends in RUNS:
        few, many = (facts.load("energy")[f"{key}-{sequences}"] for sequences in ends)
        gpus = few["gpus"]
        print(
            f"| {few.title} | {token(few) / token(many):.1f} |"
            f" {token(few):.3g} → {token(many):.3g} | {answer(few):.2g} → {answer(many):.2g} |"
            f" {ends[0]} → {ends[1]:,} | {gpus.value} × {gpus.conditions} |"
        )
