"""How many facts a matrix can hold before they get into each other's way."""

import numpy as np

rng = np.random.default_rng(0)


def recalled(d, facts, asked=128):
    """The share of facts that one d × d matrix gives back."""
    keys = rng.normal(0, d**-0.5, (facts, d))
    values = rng.normal(0, d**-0.5, (facts, d))
    memory = values.T @ keys  # (d, d): all facts added up, nothing else
    scores = keys[:asked] @ memory.T @ values.T  # (asked, facts)
    return np.mean(scores.argmax(axis=1) == np.arange(len(scores)))


def bits(d, facts, share):
    """A fact that is recalled picks one of `facts` values: log2(facts) bits."""
    return share * facts * np.log2(facts) / d**2


widths = (32, 64, 128)
curves = {}
print("weights      one fact for each ... weights")
print("                64    32    16     8")
for d in widths:
    curves[d] = []
    for each in (64, 32, 16, 8):
        facts = d * d // each
        tries = 1024 // min(facts, 256)
        share = np.mean([recalled(d, facts) for _ in range(tries)])
        curves[d].append((facts, share))
    print(f"{d:>3} × {d:<3}  ", *(f"{share:5.0%}" for _, share in curves[d]))
for d in widths:
    facts, share = curves[d][1]
    each = bits(d, facts, share)
    print(f"{d:>3} wide: {facts} facts, {share:.0%} right, {each:.2f} bits each")
best = max(bits(128, *point) for point in curves[128])
print(f"most, 128 wide: {best:.2f} bits for each weight")
