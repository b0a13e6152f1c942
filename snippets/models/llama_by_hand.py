"""Llama-3-8B the way the engine counts it: read, list, sum."""

from math import prod

config = {
    "hidden_size": 4096,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "intermediate_size": 14336,
    "vocab_size": 128256,
    "tie_word_embeddings": False,
}


def tensors(config):
    """(name, shape, how many) of everything that is learned."""
    d_model, n_layers = config["hidden_size"], config["num_hidden_layers"]
    n_heads = config["num_attention_heads"]
    head_dim = config.get("head_dim", d_model // n_heads)
    queries = n_heads * head_dim
    keys = config["num_key_value_heads"] * head_dim
    yield "embed_tokens", (config["vocab_size"], d_model), 1
    yield "q_proj", (queries, d_model), n_layers
    yield "k_proj", (keys, d_model), n_layers
    yield "v_proj", (keys, d_model), n_layers
    yield "o_proj", (d_model, queries), n_layers
    yield "gate_proj", (config["intermediate_size"], d_model), n_layers
    yield "up_proj", (config["intermediate_size"], d_model), n_layers
    yield "down_proj", (d_model, config["intermediate_size"]), n_layers
    yield "input_layernorm", (d_model,), n_layers
    yield "post_attention_layernorm", (d_model,), n_layers
    yield "norm", (d_model,), 1
    if not config["tie_word_embeddings"]:
        yield "lm_head", (config["vocab_size"], d_model), 1


total = 0
for name, shape, times in tensors(config):
    number = times * prod(shape)
    total += number
    sides = " × ".join(map(str, shape))
    print(f"{number:>13,}  {name}, {times} × {sides}")
print(f"{total:>13,}  in all")
