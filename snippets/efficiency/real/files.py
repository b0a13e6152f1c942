"""A table: what the files of real models hold, in bytes, beside what was published of the same files."""

import anatomy

BITS = {"F32": 32, "F16": 16, "BF16": 16, "F8_E4M3": 8, "U8": 8, "U8 (FP4)": 4}
# the sum of all tensors as an index says it; of GPT-2 and DeepSeek-V3 the files with their headers
PUBLISHED = [
    ("gpt-2-small", 548_105_171),
    ("llama-2-7b", 13_476_839_424),
    ("llama-3-8b", 16_060_522_496),
    ("mixtral-8x7b-v0.1", 93_405_585_408),
    ("gpt-oss-20b", 13_761_264_768),
    ("deepseek-v3", 688_586_727_753),
]

print(
    "| model | bytes of all tensors | of these no parameters | published | left over | bits a parameter |"
)
print("|---|--:|--:|--:|--:|--:|")
for name, published in PUBLISHED:
    model = anatomy.find(name)
    architecture = model.read()
    parts = anatomy.stored(architecture, model.checkpoint)
    size = sum(part.count * BITS[part.dtype] for part in parts) // 8
    rest = (
        sum(
            part.count * BITS[part.dtype] for part in parts if part.part != "parameters"
        )
        // 8
    )
    each = 8 * size / anatomy.count(architecture).total
    print(
        f"| {model.name} | {size:,} | {rest:,} | {published:,} | {published - size:,} | {each:.2f} |"
    )
