"""Some of the matrices in real models: shape, size, and how many like it the model has."""

import anatomy

CHOICES = [  # model, end of the tensor's name; the checkpoint of GPT-2 stores matrices as inputs × outputs
    ("GPT-2 small", "mlp.c_fc.weight"),
    ("Llama-3-8B", "self_attn.q_proj.weight"),
    ("Llama-3-8B", "mlp.up_proj.weight"),
    ("Llama-3.1-405B", "mlp.up_proj.weight"),
    ("DeepSeek-V3", "mlp.experts.{e}.up_proj.weight"),
]

print("| model | matrix | outputs × inputs | like it | parameters of one |")
print("|---|---|--:|--:|--:|")
for model, end in CHOICES:
    (tensor,) = [
        tensor
        for tensor in anatomy.tensors(anatomy.load(model))
        if tensor.name.endswith(end)
    ]
    d_out, d_in = reversed(tensor.shape) if model.startswith("GPT-2") else tensor.shape
    alike = tensor.count // (d_out * d_in)
    name = end.removesuffix(".weight").replace(".{e}", "")
    print(
        f"| {model} | `{name}` | {d_out:,} × {d_in:,} | {alike:,} | {d_out * d_in:,} |"
    )
