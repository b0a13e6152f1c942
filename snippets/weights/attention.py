"""Attention with grouped heads, step by step, and its weights counted."""

import numpy as np

d_model, n_heads, n_kv_heads, head_dim = 64, 8, 2, 16
rng = np.random.default_rng(0)
w_q = rng.normal(0, 0.1, (d_model, n_heads * head_dim))  # (64, 128)
w_k = rng.normal(0, 0.1, (d_model, n_kv_heads * head_dim))  # (64, 32)
w_v = rng.normal(0, 0.1, (d_model, n_kv_heads * head_dim))  # (64, 32)
w_o = rng.normal(0, 0.1, (n_heads * head_dim, d_model))  # (128, 64)


def heads(rows, n):  # (tokens, n * head_dim) to (n, tokens, head_dim)
    return rows.reshape(len(rows), n, head_dim).swapaxes(0, 1)


def attention(x):  # (tokens, d_model)
    q = heads(x @ w_q, n_heads)  # (n_heads, tokens, head_dim)
    k, v = heads(x @ w_k, n_kv_heads), heads(x @ w_v, n_kv_heads)
    k, v = (np.repeat(part, n_heads // n_kv_heads, axis=0) for part in (k, v))
    scores = q @ k.swapaxes(1, 2) / np.sqrt(head_dim)  # (n_heads, tokens, tokens)
    ahead = np.triu(np.ones(scores.shape[1:], bool), k=1)
    scores[:, ahead] = -np.inf  # nobody looks ahead
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    fetched = shares @ v  # (n_heads, tokens, head_dim)
    rows = fetched.swapaxes(0, 1).reshape(len(x), -1)  # (tokens, 128)
    return rows @ w_o, shares  # (tokens, d_model)


weights = sum(w.size for w in (w_q, w_k, w_v, w_o))
for tokens in (3, 10, 100):
    _, shares = attention(rng.normal(size=(tokens, d_model)))
    print(f"{tokens:>3} tokens: {weights:,} weights, {shares.size:>6,} shares")
