"""LoRA on Llama-3-8B: the parameters trained, counted."""

import numpy as np

d_model, n_layers, d_ff = 4096, 32, 14336  # Llama-3-8B
n_heads, n_kv_heads, head_dim, vocab_size = 32, 8, 128, 128256
r = 16  # the rank of the correction

maps = {  # (inputs, outputs) of the seven matrices of a layer
    "Q": (d_model, n_heads * head_dim),
    "K": (d_model, n_kv_heads * head_dim),
    "V": (d_model, n_kv_heads * head_dim),
    "O": (n_heads * head_dim, d_model),
    "gate": (d_model, d_ff),
    "up": (d_model, d_ff),
    "down": (d_ff, d_model),
}


def lora(names, r):  # two thin matrices, (d_in, r) and (r, d_out), beside each
    return n_layers * sum(r * (maps[name][0] + maps[name][1]) for name in names)


total = n_layers * (sum(i * o for i, o in maps.values()) + 2 * d_model)
total += 2 * vocab_size * d_model + d_model

print("trained parameters")
print(f"  all of them          {total:>13,}")
print(f"  LoRA, all seven      {lora(maps, r):>13,}   {lora(maps, r) / total:.2%}")
print(f"  LoRA, Q and V        {lora('QV', r):>13,}   {lora('QV', r) / total:.3%}")

# Training takes 16 bytes a parameter: 2 + 2 for itself and its slope, 12 for Adam.
full, frozen = 16 * total, 2 * total + 16 * lora(maps, r)
print(f"memory, all            {full / 1e9:>13.1f} GB")
print(
    f"memory, LoRA           {frozen / 1e9:>13.1f} GB  ",
    f"{2 * total / 1e9:.1f} of it frozen",
)

# The correction can be added into the matrix; then nothing is left of it to count.
dice = np.random.default_rng(0)
w = dice.normal(size=(64, 64))
down, up = dice.normal(size=(64, 4)), dice.normal(size=(4, 64))  # r = 4
x = dice.normal(size=64)
apart, merged = x @ w + x @ down @ up, x @ (w + down @ up)
print(f"merged is the same     {np.allclose(apart, merged)!s:>13}")
print(f"rank of the change     {np.linalg.matrix_rank(down @ up):>13}   of 64")
best = d_model * d_model / (2 * d_model)
print(f"as many as Q itself    {f'r = {best:.0f}':>13}")
