"""A whole language model of 85,584 parameters, from token to prediction."""

from itertools import product

import numpy as np

# --8<-- [start:shape]
letters, context = "ABC", 11  # the vocabulary, and the longest text
vocab_size, d_model, n_layers, n_heads = 3, 48, 3, 3
d_ff, head_dim = 4 * d_model, d_model // n_heads  # 192, 16
# --8<-- [end:shape]

# --8<-- [start:parameters]
rng = np.random.default_rng(0)
parameters = {}  # name: array


def add_matrix(name, rows, columns, bias=True):
    parameters[name] = rng.normal(0, 0.02, (rows, columns))  # untrained
    if bias:
        parameters[name + " bias"] = np.zeros(columns)


def add_norm(name):
    parameters[name + " gain"] = np.ones(d_model)
    parameters[name + " bias"] = np.zeros(d_model)


add_matrix("token embedding", vocab_size, d_model, bias=False)
add_matrix("position embedding", context, d_model, bias=False)
for i in range(n_layers):
    add_norm(f"block {i} norm 1")
    for part in ("query", "key", "value", "output"):
        add_matrix(f"block {i} {part}", d_model, d_model)
    add_norm(f"block {i} norm 2")
    add_matrix(f"block {i} up", d_model, d_ff)
    add_matrix(f"block {i} down", d_ff, d_model)
add_norm("final norm")
# --8<-- [end:parameters]


# --8<-- [start:tools]
def linear(x, name):
    return x @ parameters[name] + parameters[name + " bias"]


def norm(x, name):
    """Each row to mean 0 and spread 1; then a gain and a bias for each number."""
    x = x - x.mean(axis=-1, keepdims=True)
    x = x / np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + 1e-5)
    return x * parameters[name + " gain"] + parameters[name + " bias"]


def softmax(x):
    """Any numbers to shares that are positive and sum to 1."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def bend(x):
    """GELU: what is negative is nearly cut off, what is positive passes."""
    return x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    # --8<-- [end:tools]


# --8<-- [start:attention]
def attention(x, block):
    """Tokens look back at earlier tokens and fetch from them."""
    tokens = len(x)

    def heads(part):  # (tokens, d_model) cut into (n_heads, tokens, head_dim)
        rows = linear(x, f"{block} {part}")
        return rows.reshape(tokens, n_heads, head_dim).swapaxes(0, 1)

    scores = heads("query") @ heads("key").swapaxes(1, 2) / np.sqrt(head_dim)
    ahead = np.triu(np.ones((tokens, tokens), bool), k=1)
    scores[:, ahead] = -np.inf  # no token looks ahead
    fetched = softmax(scores) @ heads("value")  # (n_heads, tokens, head_dim)
    rows = fetched.swapaxes(0, 1).reshape(tokens, d_model)
    return linear(rows, f"{block} output")


def feed_forward(x, block):
    """Each token alone: 48 numbers to 192, bent, and back to 48."""
    return linear(bend(linear(x, f"{block} up")), f"{block} down")
    # --8<-- [end:attention]


# --8<-- [start:model]
def model(text):
    """For each letter of the text: the probabilities of A, B, C coming next."""
    ids = [letters.index(letter) for letter in text]
    table = parameters["token embedding"]  # (vocab_size, d_model)
    places = parameters["position embedding"][: len(ids)]
    x = table[ids] + places  # (tokens, d_model)
    for i in range(n_layers):
        x = x + attention(norm(x, f"block {i} norm 1"), f"block {i}")
        x = x + feed_forward(norm(x, f"block {i} norm 2"), f"block {i}")
    return softmax(norm(x, "final norm") @ table.T)  # the tied head
    # --8<-- [end:model]


for name, array in parameters.items():
    if not name.startswith(("block 1", "block 2")):  # they repeat block 0
        print(f"{name:<20}{array.shape!s:>10}{array.size:>8,}")
sizes = {name: array.size for name, array in parameters.items()}
block = sum(size for name, size in sizes.items() if "block 0" in name)
total = sum(sizes.values())
print(f"{'one block of three':<30}{block:>8,}")
print(f"{'all ' + str(len(parameters)) + ' arrays':<30}{total:>8,}")

print("read   next: A     B     C")
for letter, shares in zip("CABBA", model("CABBA"), strict=True):
    print(f"{letter:<8}", "".join(f"{share:6.0%}" for share in shares))

texts = ["".join(text) for text in product(letters, repeat=5)]
repeats = sum(letters[model(text)[-1].argmax()] == text[-1] for text in texts)
print(f"favours its last letter: {repeats} of {len(texts)} texts")
