import numpy as np

rng = np.random.default_rng(4)
n_tokens, d_model = 6, 8
x = rng.normal(size=(n_tokens, d_model))  # rows that come out of a norm
w_q, w_k, w_v, w_o = rng.normal(size=(4, d_model, d_model)) / np.sqrt(d_model)
norm, b_q, b_k, b_v, b_o = rng.normal(size=(5, d_model))  # five biases: the norm's, and four of attention
none = np.zeros(d_model)


def turn(rows):
    """Rotary positions: turn each pair of numbers by an angle that follows from the token's place."""
    angle = np.arange(n_tokens)[:, None] * 0.1 ** np.arange(d_model // 2)  # (n_tokens, d_model / 2)
    pairs = (rows[:, ::2] + 1j * rows[:, 1::2]) * np.exp(1j * angle)
    return np.stack([pairs.real, pairs.imag], axis=-1).reshape(rows.shape)


def attention(norm, b_q, b_k, b_v, b_o, rotary=False):
    rows = x + norm  # (n_tokens, d_model)
    q, k, v = rows @ w_q + b_q, rows @ w_k + b_k, rows @ w_v + b_v
    q, k = (turn(q), turn(k)) if rotary else (q, k)
    scores = q @ k.T / np.sqrt(d_model) + np.triu(np.full((n_tokens, n_tokens), -np.inf), k=1)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True) @ v @ w_o + b_o  # (n_tokens, d_model)


def same(one, other):
    return "the same" if np.allclose(one, other) else "another output"


whole = attention(norm, b_q, b_k, b_v, b_o)
print("no key bias:                      ", same(whole, attention(norm, b_q, none, b_v, b_o)))
print("a key bias 1,000 times as large:  ", same(whole, attention(norm, b_q, 1000 * b_k, b_v, b_o)))
print("value bias moved to the output's: ", same(whole, attention(norm, b_q, b_k, none, b_o + b_v @ w_o)))
moved = (none, b_q + norm @ w_q, b_k + norm @ w_k, b_v + norm @ w_v, b_o)
print("norm's bias moved to Q, K and V's:", same(whole, attention(*moved)))
print("no query bias:                    ", same(whole, attention(norm, none, b_k, b_v, b_o)))
turned = attention(norm, b_q, b_k, b_v, b_o, rotary=True)
print("rotary positions, no key bias:    ", same(turned, attention(norm, b_q, none, b_v, b_o, rotary=True)))


def biases_of_gpt2(n_layers, d_model):
    """All biases of a GPT-2, and those of the key, of the value and of the norms in its blocks."""
    attention, feed_forward, norms = 4 * d_model, 5 * d_model, 2 * d_model
    everything = n_layers * (attention + feed_forward + norms) + d_model  # the last one: a norm behind the blocks
    return everything, n_layers * d_model, n_layers * d_model, n_layers * norms


everything, key, value, norms = biases_of_gpt2(n_layers=12, d_model=768)
print(f"GPT-2 small: {everything:,} biases")
print(f"key {key:,} + value {value:,} + norms in blocks {norms:,} = {key + value + norms:,} dispensable, ", end="")
print(f"{(key + value + norms) / everything:.1%}")
