"""Configs with one mistake each, and what the engine says to them."""

import anatomy

good = dict(anatomy.find("llama-3-8b").config)
mistakes = {
    "a key is missing": {
        key: value for key, value in good.items() if key != "vocab_size"
    },
    "a number in quotes": {**good, "num_hidden_layers": "32"},
    "33 heads": {**good, "num_attention_heads": 33},
    "5 of 32 heads": {**good, "num_key_value_heads": 5},
    "a negative width": {**good, "hidden_size": -1},
    "experts in a dense family": {
        **good,
        "num_local_experts": 8,
        "num_experts_per_tok": 2,
    },
    "an unknown family": {**good, "model_type": "lama"},
}
for mistake, config in mistakes.items():
    try:
        anatomy.read(config)
    except anatomy.ConfigError as error:
        print(f"{mistake}\n  {error}")

text = '{"model_type": "llama", "vocab_size": 32000, "vocab_size": 128256}'
try:
    anatomy.parse(text)
except anatomy.ConfigError as error:
    print(f"a key twice\n  {error}")

print(
    "a key that nobody knows\n  counted, and listed:",
    *anatomy.read({**good, "n_futures": 4}).unread,
)
