"""What is a parameter and what is not, with the size of each in GPT-2 small for a text of 1,000 tokens."""

d_model, n_layers, n_heads, n_positions, vocab_size, tokens = (
    768,
    12,
    12,
    1024,
    50257,
    1000,
)
parameters = 124_439_808

attention_shares = n_layers * n_heads * tokens * tokens
stream = tokens * d_model  # what flows from block to block
cache = 2 * n_layers * tokens * d_model  # a key and a value

rows = [  # what it is, who sets it, when, whether the file has it, how many in the example
    (
        "**weights, biases, norm gains**",
        "training",
        "before release",
        "yes",
        f"{parameters - n_positions * d_model:,}",
    ),
    (
        "**learned positions**",
        "training",
        "before release",
        "yes",
        f"{n_positions * d_model:,}",
    ),
    (
        "masks",
        "a formula",
        "design",
        "sometimes",
        f"{n_layers * n_positions**2:,}",
    ),
    (
        "layers, width, context length",
        "people",
        "before training",
        "as settings",
        "a handful",
    ),
    ("learning rate, batch size", "people", "before training", "no", "a handful"),
    ("tokens of your text", "you", "each request", "no", f"{tokens:,}"),
    (
        "activations between two blocks",
        "text and weights",
        "each token",
        "no",
        f"{stream:,}",
    ),
    (
        "attention shares",
        "text and weights",
        "each token",
        "no",
        f"{attention_shares:,}",
    ),
    ("KV cache", "text and weights", "each token", "no", f"{cache:,}"),
    (
        "temperature, top-p",
        "you, or your app",
        "each request",
        "at most a default",
        "2",
    ),
]
print("| what | how many | set by | when | in the file? |")
print("|---|--:|---|---|---|")
for what, *where, how_many in rows:
    print("| " + " | ".join((what, how_many, *where)) + " |")
