"""A router trained three ways: alone, with a balancing loss, with a correction."""

import numpy as np

d_model, n_experts, tokens, steps = 16, 8, 64, 150
alpha, gamma = 2.0, 0.05  # strength of the loss, step of the bias


def softmax(scores):
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


def train(seed, balance=None):
    """Router and experts learn together; the experts' shares of tokens, by step."""
    rng = np.random.default_rng(seed)
    common, secret = rng.normal(size=(2, d_model))
    router = rng.normal(0, 0.1, (d_model, n_experts))
    experts = np.zeros((n_experts, d_model))  # each expert is one linear map
    bias = np.zeros(n_experts)
    loads, t = [], np.arange(tokens)
    for _ in range(steps):
        # tokens that have something in common, and a bent function of them to learn
        x = (rng.normal(size=(tokens, d_model)) + common / 2) / d_model**0.5
        target = 1 + np.abs(x @ secret)

        scores = x @ router
        p = softmax(scores)  # (tokens, n_experts)
        expert = (scores + bias).argmax(axis=1)  # one expert a token
        f = np.bincount(expert, minlength=n_experts) / tokens  # share of tokens
        share = p[t, expert]  # without the bias
        said = (x * experts[expert]).sum(axis=1)
        miss = share * said - target

        # the gradient of miss² / 2, to the chosen expert and to the router
        chosen = np.eye(n_experts)[expert]
        to_scores = (miss * said * share)[:, None] * (chosen - p)
        # --8<-- [start:balance]
        if balance == "loss":  # alpha · n_experts · sum of f · P
            to_scores += alpha * n_experts * p * (f - (p @ f)[:, None])
        if balance == "bias":  # no gradient: too busy, down; too idle, up
            bias -= gamma * np.sign(f - 1 / n_experts)
        # --8<-- [end:balance]
        router -= 0.5 * x.T @ to_scores / tokens
        experts -= 4.0 * (chosen * (miss * share)[:, None]).T @ x / tokens
        loads.append(f)
    return np.array(loads)  # (steps, n_experts)


print("share of tokens in percent, mean of the last 20 steps; fair is 12.5\n")
for balance in (None, "loss", "bias"):
    loads = 100 * np.sort(train(1, balance)[-20:].mean(axis=0))[::-1]
    print(f"{balance or 'alone':<6}", " ".join(f"{load:5.1f}" for load in loads))
