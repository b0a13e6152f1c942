"""Two Apples: one vector for both senses, and a context that tells them apart."""

import numpy as np

lines = {  # eleven lines of our own, of three kinds
    "kitchen": """eat a sweet apple
                  bake the apple with a pear
                  eat the pear
                  a sweet pear""",
    "devices": """an apple phone
                  the screen of the apple phone
                  a phone with a screen
                  charge the phone""",
    "money": """apple stock rises
                the bank holds stock
                the bank sells stock""",
}
words = ["apple", "pear", "eat", "sweet", "phone", "screen", "stock", "bank"]


def row(word):
    """In how many lines of each kind the word stands."""
    kinds = [kind.splitlines() for kind in lines.values()]
    return [sum(word in line.split() for line in kind) for kind in kinds]


table = np.array([row(word) for word in words], float)  # (vocab_size, d_model)


def length(v):
    return np.sqrt(np.sum(v * v, axis=-1, keepdims=True))


def cosine(a, b):
    """1: same direction; 0: nothing in common."""
    return (a @ b / (length(a) * length(b))).item()


def attention_step(x):
    """Each word takes a share of each word's row and adds it to its own."""
    x = x / length(x)  # (tokens, d_model), all of length 1
    scores = x @ x.T / np.sqrt(x.shape[1])  # (tokens, tokens)
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return x + shares @ x, shares  # (tokens, d_model)


def shown(v):
    return " ".join(f"{value:.2f}" for value in v)


def read(context, steps):
    """Rows after some steps of attention, and the shares of the last step."""
    x, shares = table[[words.index(word) for word in context.split()]], None
    for _ in range(steps):
        x, shares = attention_step(x)
    return x, shares


apple, pear, phone, stock = table[[0, 1, 4, 6]]


def likeness(v):
    return shown(cosine(v, other) for other in (pear, phone, stock))


print("cosine of apple with    pear phone stock")
print(f"alone, the row {apple.astype(int)}  {likeness(apple)}")
contexts = "apple eat sweet", "apple phone screen", "apple stock bank"
for context in contexts:
    x, shares = read(context, 1)
    print(f"{context:<22}  {likeness(x[0])}")
print("shares of the last three words:", shown(shares[0]))
for steps in range(4):
    (kitchen, _), (device, _), _ = (read(context, steps) for context in contexts)
    angle = cosine(kitchen[0], device[0])
    print(f"the two Apples after {steps} steps: {angle:.2f}")
