"""GPT-2 small counted, array by array, to 124,439,808."""

from math import prod


def tensors(vocab_size, n_positions, d_model, n_layers):
    """Every tensor of a GPT-2 model: original name, shape, number of copies."""
    d, d_ff = d_model, 4 * d_model
    yield "wte, also the head", (vocab_size, d), 1  # one row for each token
    yield "wpe", (n_positions, d), 1  # one row for each place
    for name, shape in {
        "ln_1.g": (d,),  # norm before attention: gain
        "ln_1.b": (d,),  # and bias
        "attn.c_attn.w": (d, 3 * d),  # query, key and value side by side
        "attn.c_attn.b": (3 * d,),
        "attn.c_proj.w": (d, d),  # output
        "attn.c_proj.b": (d,),
        "ln_2.g": (d,),  # norm before feed-forward
        "ln_2.b": (d,),
        "mlp.c_fc.w": (d, d_ff),  # up
        "mlp.c_fc.b": (d_ff,),
        "mlp.c_proj.w": (d_ff, d),  # down
        "mlp.c_proj.b": (d,),
    }.items():
        yield "h." + name, shape, n_layers
    yield "ln_f.g", (d,), 1
    yield "ln_f.b", (d,), 1


def count(*configuration):
    return sum(prod(shape) * copies for _, shape, copies in tensors(*configuration))


for name, shape, copies in tensors(50257, 1024, 768, 12):
    times = f"{copies} × " if copies > 1 else ""
    print(f"{prod(shape) * copies:>13,}  {times}{name} {shape}")
sizes = {
    "small": (768, 12),
    "medium": (1024, 24),
    "large": (1280, 36),
    "XL": (1600, 48),
}
for size, (d_model, n_layers) in sizes.items():
    print(f"{count(50257, 1024, d_model, n_layers):>13,}  GPT-2 {size}")
