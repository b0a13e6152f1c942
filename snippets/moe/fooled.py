"""The balancing loss looks perfect while one of two experts gets most tokens."""

import numpy as np

# Probabilities of two experts for four tokens: three are undecided, one is sure.
p = np.array([[0.51, 0.49], [0.51, 0.49], [0.51, 0.49], [0.01, 0.99]])
tokens, n_experts = p.shape

f = np.bincount(p.argmax(axis=1), minlength=n_experts) / tokens  # who wins
mean = p.mean(axis=0)  # P, what the router says
print("share of tokens   ", f)
print("mean probability  ", mean)
print(
    "n_experts · sum   ",
    round(float(n_experts * f @ mean), 3),
    "where 1 is perfect balance",
)
