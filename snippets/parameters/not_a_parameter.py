"""Temperature and top-p change what a model writes and none of its bytes."""

from itertools import pairwise

import numpy as np

# Lewis Carroll, Alice's Adventures in Wonderland, 1865, the first sentence.
text = (
    "alice was beginning to get very tired of sitting by her sister on the "
    "bank and of having nothing to do once or twice she had peeped into the "
    "book her sister was reading but it had no pictures or conversations in "
    "it and what is the use of a book thought alice without pictures or "
    "conversations "
)
letters = sorted(set(text))  # the vocabulary: 21 letters and the space

# The whole model is one table: for each letter, a score for each that may
# follow.  Counting pairs gives the setting that training would end at.
counts = np.full((len(letters), len(letters)), 0.01)
for this, following in pairwise(text):
    counts[letters.index(this), letters.index(following)] += 1
parameters = np.log(counts)


def probabilities(letter, temperature=1.0, top_p=1.0):
    """What follows a letter: scores to shares, then the unlikely rest cut off."""
    scores = parameters[letters.index(letter)] / temperature
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    ranked = np.argsort(-scores.round(9), kind="stable")  # likeliest first
    before = np.cumsum(shares[ranked]) - shares[ranked]  # of all ranked above
    shares[ranked[before >= top_p]] = 0
    return shares / shares.sum()


def write(seed, temperature=1.0, top_p=1.0, length=32):
    rng = np.random.default_rng(seed)
    written = " "
    while len(written) <= length:
        shares = probabilities(written[-1], temperature, top_p)
        written += rng.choice(letters, p=shares)
    return written.strip()


before = parameters.tobytes()
print("temperature 0.3 ", write(1, temperature=0.3))
print("temperature 1   ", write(1))
print("temperature 2   ", write(1, temperature=2))
print("and top-p 0.5   ", write(1, temperature=2, top_p=0.5))
for temperature in (0.5, 1, 2):
    kept = np.count_nonzero(probabilities("t", temperature, top_p=0.9))
    print(
        f"temperature {temperature:<3}  top-p 0.9 after t keeps {kept}",
        f"of {len(letters)}",
    )
after = parameters.tobytes()
print(f"{parameters.size} parameters, {len(before):,} bytes")
print(f"the same bytes after writing: {before == after}")

# Would the test have noticed?  One step of training, on one pair: t, then h.
gradient = probabilities("t") - (np.array(letters) == "h")  # (22,)
parameters[letters.index("t")] -= 0.1 * gradient
moved = np.sum(parameters != np.frombuffer(before).reshape(parameters.shape))
print(f"the same after one step of training: {moved == 0}, {moved} moved")
