"""How fast each GPU was, if all parameters of DeepSeek-V3 were trained."""

tokens, hours = 14.8e12, 2.664e6  # of pre-training: read, and hours of GPUs
best = 989  # TFLOP/s of an H100 in BF16
for name, n in (("total", 671_026_404_352), ("active", 37_552_282_624)):
    work = 6 * n * tokens
    rate = work / (hours * 3600) / 1e12
    print(f"{name:<7}{work:.2e} FLOP, {rate:>5,.0f} TFLOP/s, {rate / best:.0%}")
