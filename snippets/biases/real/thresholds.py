"""Feed-forward neurons of real models, and how many of them have a bias of their own."""

import anatomy

print("| model | feed-forward neurons | biases at their bend |")
print("|---|--:|--:|")
for name in ("GPT-2 small", "OPT-175B", "Llama-3-8B", "Llama-3.1-405B", "gpt-oss-20b"):
    arch = anatomy.load(name)
    parts = anatomy.tensors(arch)
    into = [
        part
        for part in parts
        if part.role in ("ffn_up", "ffn_gate", "expert_up", "expert_gate")
    ]
    biases = sum(part.count for part in into if part.is_bias)
    out = [part for part in parts if part.role in ("ffn_down", "expert_down")]
    neurons = (
        sum(part.count for part in out if not part.is_bias) // arch.ends.d
    )  # a row out for each neuron
    print(f"| {name} | {neurons:,} | {biases:,} |")
