"""The weights of Qwen3-30B-A3B in three formats, scales included."""

import anatomy

arch = anatomy.load("qwen3-30b-a3b")
print("| format | bits a parameter | all weights |")
print("|---|--:|--:|")
for name in ("bf16", "fp8", "q4_k"):
    size = anatomy.weight_bytes(arch, name)
    bits = 8 * size / anatomy.count(arch).total
    print(
        f"| {name.upper()} | {bits:.3g} | {size / 1e9:.1f} GB, {size / 2**30:.1f} GiB |"
    )
