"""A table: the work of a token, of a chat and of a training, and how long a chip and a person need for it."""

import anatomy
import facts
from figure import globals_of

PROMPT, ANSWER = 1_500, 500  # tokens
arch, devices = anatomy.load("llama-3.1-8b"), facts.load("devices")
SPEEDS = (devices["h100-sxm"]["bf16"].si, 1)  # operations a second
UNITS = {"years": 365.25 * 86400, "s": 1, "ms": 1e-3}


def text(first: int, last: int) -> float:
    """Operations of the tokens from place `first` to `last`, each of which looks back on all before it."""
    return (
        (last - first + 1)
        * (anatomy.work(arch, first).forward + anatomy.work(arch, last).forward)
        / 2
    )


head = 2 * arch.ends.vocab * arch.ends.d  # scores of the vocabulary, for one token
read, written = text(1, PROMPT), text(PROMPT + 1, PROMPT + ANSWER)
less = read - (PROMPT - 1) * head
training = globals_of("efficiency/real/training.py")
_, large, tokens, length, _ = training["RUNS"][1]  # Llama-3.1-405B


def words(number: float) -> str:
    for size, word in (
        (1e24, "trillion trillion"),
        (1e18, "billion billion"),
        (1e12, "trillion"),
        (1e9, "billion"),
        (1e6, "million"),
    ):
        if number >= size:
            return f"{number / size:.3g} {word}"
    return f"{float(f'{number:.3g}'):,.0f}"


def took(seconds: float) -> str:
    unit = next(name for name, size in UNITS.items() if seconds >= size or name == "ms")
    number = seconds / UNITS[unit]
    return f"{words(number) if number >= 1000 else f'{number:.2g}' if number < 100 else f'{number:.0f}'} {unit}"


if __name__ == "__main__":
    print("| work | of the chat | an H100 | you, one a second | operations |")
    print("|---|--:|--:|--:|--:|")
    for what, operations, share in (
        ("one token", anatomy.work(arch, 1).forward, 0),
        ("prompt, 1,500 tokens", read, read / (read + written)),
        ("answer, 500 tokens", written, written / (read + written)),
        ("prompt, head used once", less, less / (less + written)),
        ("training Llama-3.1-405B", training["full"](large, tokens, length), 0),
    ):
        cells = [took(operations / speed) for speed in SPEEDS]
        print(
            f"| {what} | {f'{share:.1%}' if share else ''} | {' | '.join(cells)} | {words(operations)} |"
        )
