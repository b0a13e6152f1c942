"""Count by ones in 16 bits: it stops somewhere, without a word."""

import numpy as np


def bf16(x):
    """FP32 rounded to its upper half; what lies between goes to even."""
    code = np.array(x, np.float32).view(np.uint32)
    code = (code + 0x7FFF + (code >> 16 & 1)) & 0xFFFF0000
    return code.view(np.float32)


FORMATS = {"BF16": bf16, "FP16": np.float16, "FP32": np.float32}


def stuck(kept):
    """Add 1 again and again until nothing changes."""
    value = kept(0.0)
    while True:
        following = kept(np.float32(value) + np.float32(1))
        if following == value:
            return float(value)
        value = following


for name in ("BF16", "FP16"):
    print(f"{name}: counting by ones stops at {stuck(FORMATS[name]):,.0f}")
last = np.float32(2**24)
print(f"FP32: {last:,.0f} + 1 = {last + np.float32(1):,.0f}")

print("\na weight of 1, and a step of training adds 0.001:")
for name, kept in FORMATS.items():
    print(f"{name}: {float(kept(np.float32(1) + np.float32(0.001))):.6g}")

print("\ntoo large and too small:")
with np.errstate(over="ignore"):
    for x in (65_600, 1e-8):
        print(f"{x:,g}: FP16 keeps {np.float16(x):g}, BF16 {float(bf16(x)):,g}")
