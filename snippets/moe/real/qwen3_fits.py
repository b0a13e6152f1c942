"""The weights of Qwen3-30B-A3B in three formats, scales included."""

import anatomy

arch = anatomy.load("qwen3-30b-a3b")
print("| format | bits a weight | all weights |")
print("|---|--:|--:|")
for name in ("bf16", "fp8", "q4_k"):
    bits = float(anatomy.number_format(name).bits_per_weight)
    size = anatomy.weight_bytes(arch, name)
    print(f"| {name.upper()} | {bits:.3g} | {size / 1e9:.1f} GB, {size / 2**30:.1f} GiB |")
