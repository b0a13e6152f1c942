"""What a number of four bits takes, the scales of its block included."""

formats = {  # bits that a block of numbers shares, numbers in a block
    "half a byte": (0, 1),
    "NF4, scales in 8 bits": (8 + 32 / 256, 64),
    "GPTQ, AWQ, groups of 128": (16 + 4, 128),
    "MXFP4": (8, 32),
    "Q4_0, NVFP4": (16, 32),
    "Q4_1": (32, 32),
}
parameters = 8_030_261_248  # Llama-3-8B, if every parameter were stored so
for name, (shared, block) in formats.items():
    each = 4 + shared / block
    print(f"{name:<25}{each:.3f} bits  {parameters * each / 8e9:.2f} GB")
