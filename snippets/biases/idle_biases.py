"""Which biases of a transformer can be taken out without changing its output."""

import numpy as np

rng = np.random.default_rng(4)
n_tokens, d_model = 6, 8
x = rng.normal(size=(n_tokens, d_model))  # rows that come out of a norm
w_q, w_k, w_v, w_o = rng.normal(size=(4, d_model, d_model)) / np.sqrt(d_model)
norm, b_q, b_k, b_v, b_o = rng.normal(size=(5, d_model))  # the norm's and attention's
none = np.zeros(d_model)
not_yet = np.triu(np.full((n_tokens, n_tokens), -np.inf), k=1)  # nobody looks ahead


def turn(rows):
    """Rotary positions: turn pairs of numbers by an angle that grows with the place."""
    angle = np.arange(n_tokens)[:, None] * 0.1 ** np.arange(d_model // 2)
    pairs = (rows[:, ::2] + 1j * rows[:, 1::2]) * np.exp(1j * angle)
    return np.stack([pairs.real, pairs.imag], axis=-1).reshape(rows.shape)


def attention(norm, b_q, b_k, b_v, b_o, rotary=False):
    rows = x + norm  # (n_tokens, d_model)
    q, k, v = rows @ w_q + b_q, rows @ w_k + b_k, rows @ w_v + b_v
    q, k = (turn(q), turn(k)) if rotary else (q, k)
    scores = q @ k.T / np.sqrt(d_model) + not_yet  # (n_tokens, n_tokens)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True) @ v @ w_o + b_o


def compare(change, *biases, rotary=False):
    before = attention(norm, b_q, b_k, b_v, b_o, rotary=rotary)
    same = np.allclose(before, attention(*biases, rotary=rotary))
    print(f"{change:<34}", "the same" if same else "another output")


compare("no key bias", norm, b_q, none, b_v, b_o)
compare("a key bias 1,000 times as large", norm, b_q, 1000 * b_k, b_v, b_o)
compare("value bias moved to the output's", norm, b_q, b_k, none, b_o + b_v @ w_o)
moved = (b_q + norm @ w_q, b_k + norm @ w_k, b_v + norm @ w_v)
compare("norm's bias moved to Q, K and V's", none, *moved, b_o)
compare("no query bias", norm, none, b_k, b_v, b_o)
compare("rotary positions, no key bias", norm, b_q, none, b_v, b_o, rotary=True)


def biases_of_gpt2(n_layers, d_model):
    """All biases; those of the key, of the value, and of the norms in the blocks."""
    attention, feed_forward, norms = 4 * d_model, 5 * d_model, 2 * d_model
    last_norm = d_model
    everything = n_layers * (attention + feed_forward + norms) + last_norm
    return everything, n_layers * d_model, n_layers * d_model, n_layers * norms


everything, key, value, norms = biases_of_gpt2(n_layers=12, d_model=768)
dispensable = key + value + norms
print(f"GPT-2 small: key {key:,} + value {value:,} + norms {norms:,}")
share = dispensable / everything
print(f"= {dispensable:,} of {everything:,} biases dispensable, {share:.1%}")
