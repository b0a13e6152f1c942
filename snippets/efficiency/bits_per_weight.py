"""What a block of weights takes in formats that are all called "4-bit"."""

# name: weights in a block, then what is stored for it as (how many, bits of each)
BLOCKS = {
    "NF4, scales squeezed": (
        64,
        (64, 4),
        (1, 8),
        (1, 32 / 256),
    ),  # 256 scales share one
    "GPTQ and AWQ": (128, (128, 4), (1, 16), (1, 4)),  # scale, zero point
    "MXFP4": (32, (32, 4), (1, 8)),
    "IQ4_XS": (256, (256, 4), (8, 6), (1, 16)),  # 8 small scales, 1 large
    "NVFP4": (16, (16, 4), (1, 8)),
    "NF4": (64, (64, 4), (1, 32)),
    "Q4_0": (32, (32, 4), (1, 16)),
    "Q4_K": (256, (256, 4), (16, 6), (2, 16)),  # 8 scales, 8 offsets, 2 large scales
    "Q4_1": (32, (32, 4), (1, 16), (1, 16)),  # scale, offset
}


def bits(name):
    weights, *parts = BLOCKS[name]
    return sum(number * each for number, each in parts) / weights


n = 8_030_261_248  # Llama-3-8B, if every weight were stored so
print(f"{'format':<22}block  bits a weight  over 4.00  Llama-3-8B")
for name, (weights, *_) in BLOCKS.items():
    each = bits(name)
    print(
        f"{name:<22}{weights:5} {each:14.3f} {each / 4 - 1:10.1%}",
        f"{n * each / 8e9:8.2f} GB",
    )
print(f"{'half a byte':<22}    - {4:14.3f} {0:10.1%} {n * 4 / 8e9:8.2f} GB")
