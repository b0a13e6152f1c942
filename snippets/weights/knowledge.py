"""Facts stored on top of each other in one matrix, and one of them edited."""

import numpy as np

facts = {  # one of them is wrong, and will be corrected
    "Australia": "Sydney",
    "Austria": "Vienna",
    "Brazil": "Brasilia",
    "Egypt": "Cairo",
    "Estonia": "Tallinn",
    "Kenya": "Nairobi",
    "Latvia": "Riga",
    "Peru": "Lima",
}
answers = [*facts.values(), "Canberra"]


def pairs(name):
    return {a + b for a, b in zip(name.lower(), name.lower()[1:], strict=False)}


alphabet = sorted(set.union(*(pairs(name) for name in facts)))


def key(name):
    """A country as numbers: 1 for each pair of neighbouring letters it has."""
    return np.array([float(pair in pairs(name)) for pair in alphabet])


def value(answer):
    return np.array([float(answer == other) for other in answers])


keys = np.column_stack([key(name) for name in facts])  # (letter pairs, facts)
values = np.column_stack([value(answer) for answer in facts.values()])
memory = values @ np.linalg.pinv(keys)  # (answers, letter pairs): all weights


def edit(memory, name, answer, direction):
    """Add a column times a row, so that `name` gives `answer` exactly."""
    missing = value(answer) - memory @ key(name)  # (answers,)
    return memory + np.outer(missing, direction) / (direction @ key(name))


def answer(memory, name):
    scores = memory @ key(name)  # (answers,)
    return f"{answers[scores.argmax()]} {scores.max():.2f}"


right = [answer(memory, name) == f"{city} 1.00" for name, city in facts.items()]
rows, columns = memory.shape
print(f"{rows} × {columns} weights recall {sum(right)} of {len(right)} facts")

# Correct Australia: along its key, or the part of it that no other key shares.
own = key("Australia")
alone = np.linalg.pinv(keys @ keys.T) @ own
plain = edit(memory, "Australia", "Canberra", own)
careful = edit(memory, "Australia", "Canberra", alone)
print("             overlap  score of Canberra:")
print("             of key   plain    careful edit")
for name in ("Australia", "Austria", "Estonia", "Latvia", "Peru"):
    q = key(name)
    row = q @ own / (own @ own), plain[-1] @ q, careful[-1] @ q
    print(f"{name:<12}", "    ".join(f"{abs(number):.3f}" for number in row))
moved = (np.sum(abs(edited - memory) > 1e-9) for edited in (plain, careful))
print("weights moved:", *moved)

for name in ("Australian", "Nigeria"):  # never stored
    print(f"{name}: {answer(memory, name)} before, {answer(careful, name)} after")
