"""One head of the lesson reads two sentences made of the same words: the same weights, other shares."""

import numpy as np

from figure import Figure, colour, globals_of

lesson = globals_of("weights/attention.py")
attention, d_model = lesson["attention"], lesson["d_model"]
SENTENCES = "the dog bites the man", "the man bites the dog"
HEAD, CELL, LEFT, TOP = 3, 36, 44, 30

rng = np.random.default_rng(1)
table = {
    word: rng.normal(size=d_model) for word in ("the", "dog", "bites", "man")
}  # untrained rows


def shares_of(sentence: str) -> np.ndarray:
    """What each word (down) takes from itself and the words before it (across), in one head."""
    _, shares = attention(np.stack([table[word] for word in sentence.split()]))
    return shares[HEAD]  # (tokens, tokens)


found = [shares_of(sentence) for sentence in SENTENCES]
top = max(shares[1:].max() for shares in found)
last = [
    f"In {sentence!r} the last word takes {shares[-1, 1]:.0%} from the second and {shares[-1, 4]:.0%} from itself."
    for sentence, shares in zip(SENTENCES, found, strict=True)
]
drawing = Figure(
    "attention-shares",
    "The shares of one head for two sentences",
    "Two staircases of cells, one for each sentence of five words. A row for each word that looks, a cell for each "
    "word it may look at: itself and those before it. The shares of a row add up to 100 percent. "
    + " ".join(last),
    height=TOP + 5 * CELL + 4,
)
for shares, sentence, x0 in zip(found, SENTENCES, (0, 256), strict=True):
    words = sentence.split()
    for i, word in enumerate(words):
        drawing.text(x0 + LEFT - 6, TOP + CELL * i + 23, word, size=13, anchor="end")
        drawing.text(
            x0 + LEFT + CELL * (i + 0.5),
            TOP - 9,
            word,
            size=13,
            anchor="middle",
            fill="muted",
        )
        for j in range(i + 1):
            x, y = x0 + LEFT + CELL * j, TOP + CELL * i
            drawing.add("rect", x=x + 1.0, y=y + 1.0, width=CELL - 2.0, height=CELL - 2.0, fill=colour("accent"),
                        fill_opacity=round(0.55 * min(shares[i, j] / top, 1), 2))  # fmt: skip
            drawing.text(
                x + CELL / 2,
                y + 23,
                f"{100 * shares[i, j]:.0f}",
                size=13,
                anchor="middle",
            )
print(drawing.svg())
