"""A language model writes with a KV cache and without one, and writes the same."""

import numpy as np

n_layers, d_model, vocab_size = 2, 32, 50
n_heads, n_kv_heads, head_dim = 4, 2, 8
rng = np.random.default_rng(3)
table = rng.normal(size=(vocab_size, d_model))
head = rng.normal(size=(d_model, vocab_size))
width, narrow = n_heads * head_dim, n_kv_heads * head_dim
shapes = {
    "q": (d_model, width),
    "k": (d_model, narrow),
    "v": (d_model, narrow),
    "o": (width, d_model),
}
layers = [
    {n: rng.normal(size=s) / s[0] ** 0.5 for n, s in shapes.items()}
    for _ in range(n_layers)
]


def attend(q, k, v, causal):
    """New queries over the keys and values so far; a token may not look ahead."""
    k, v = (np.repeat(each, n_heads // n_kv_heads, axis=1) for each in (k, v))
    scores = np.einsum("qhd,khd->hqk", q, k) / head_dim**0.5  # (n_heads, new, all)
    ahead = np.arange(len(k)) > np.arange(len(k) - len(q), len(k))[:, None]
    scores[:, ahead & causal] = -np.inf
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return np.einsum("hqk,khd->qhd", shares, v).reshape(len(q), width)


def forward(new, cache, causal=True):
    """Scores for the next token. `cache` has earlier keys and values, and grows."""
    x = table[new]  # (new, d_model)
    for i, layer in enumerate(layers):
        q, k, v = ((x @ layer[n]).reshape(len(new), -1, head_dim) for n in "qkv")
        cache[i] = [
            np.concatenate([old, more])
            for old, more in zip(cache[i], (k, v), strict=True)
        ]
        x = np.tanh(x + attend(q, *cache[i], causal) @ layer["o"])
    return x[-1] @ head


def empty():
    return [[np.empty((0, n_kv_heads, head_dim)) for _ in "kv"] for _ in layers]


def write(prompt, length, keep):
    tokens, cache, rows = list(prompt), empty(), 0
    while len(tokens) < length:
        cache = cache if keep else empty()
        new = tokens[len(cache[0][0]) :]  # the tokens that the cache has not seen
        rows += len(new)
        scores = forward(new, cache)
        tokens.append(int(scores.argmax()))
    return tokens, scores, rows, cache


prompt, length = [7, 1, 42, 13], 64
slow, slow_scores, slow_rows, _ = write(prompt, length, keep=False)
fast, fast_scores, fast_rows, cache = write(prompt, length, keep=True)
print("written with the cache", *fast[:14], "...")
print("the same without it   ", slow == fast)
print("scores agree to 1e-9  ", bool(np.abs(slow_scores - fast_scores).max() < 1e-9))
print(f"rows sent through the layers: {slow_rows:,} without, {fast_rows} with")

held = sum(each.nbytes for pair in cache for each in pair)
formula = n_layers * 2 * n_kv_heads * head_dim * len(cache[0][0]) * 8
print(f"bytes held: {held:,}, by the formula {formula:,}\n")


def keys(tokens, causal=True):
    """The keys of each layer after a whole text."""
    cache = empty()
    forward(tokens, cache, causal)
    return [k for k, _ in cache]


def kept(before, after):
    """Of the keys of the last layer, how many stayed as they were."""
    same = [
        bool(np.allclose(a, b)) for a, b in zip(before[-1], after[-1], strict=False)
    ]
    return f"{sum(same)} of {len(same)}"


print("keys of the last layer that stay as they are")
print("  one more token at the end           ", kept(keys(fast[:-1]), keys(fast)))
print(
    "  the same, if tokens could look ahead",
    kept(keys(fast[:-1], False), keys(fast, False)),
)
print(
    "  another token in the middle         ",
    kept(keys(fast), keys([*fast[:32], 5, *fast[33:]])),
)
print("  another token at the start          ", kept(keys(fast), keys([5, *fast[1:]])))
