"""What a number of four bits takes when the scales of its block are counted."""

formats = {  # bits a number, bits that a block of numbers shares, numbers in a block
    "half a byte": (4, 0, 1),
    "NF4, scales stored in 8 bits": (4, 8 + 32 / 256, 64),
    "GPTQ or AWQ, groups of 128": (4, 16 + 4, 128),
    "MXFP4": (4, 8, 32),
    "Q4_0, or NVFP4": (4, 16, 32),
    "Q4_1": (4, 32, 32),
}
parameters = 8_030_261_248  # Llama-3-8B, if every parameter were stored so
for name, (bits, shared, block) in formats.items():
    each = bits + shared / block
    print(f"{name:<30}{each:>6.3f} bits   {parameters * each / 8e9:.2f} GB")
