"""One rule for all of them: a sign, an exponent (how large), a fraction (how fine)."""

from math import frexp

import numpy as np

# name: bits of exponent and fraction, codes at the top that are no numbers
FORMATS = {
    "FP32": (8, 23, 2**23),
    "TF32": (8, 10, 2**10),
    "BF16": (8, 7, 2**7),
    "FP16": (5, 10, 2**10),
    "FP8 e5m2": (5, 2, 2**2),
    "FP8 e4m3": (4, 3, 1),  # gives up infinity to reach further
    "FP4 e2m1": (2, 1, 0),  # has nothing to give up
}


def encode(x, exponent_bits, fraction_bits, _):
    """The code of the number nearest to x > 0."""
    bias = 2 ** (exponent_bits - 1) - 1
    power = max(frexp(x)[1] - 1, 1 - bias)  # x is at least 2**power, or very small
    step = 2.0 ** (power - fraction_bits)
    return round(x / step) + (power + bias - 1) * 2**fraction_bits


def decode(code, exponent_bits, fraction_bits, _):
    exponent, fraction = divmod(code, 2**fraction_bits)
    bias = 2 ** (exponent_bits - 1) - 1
    whole = min(exponent, 1)  # the leading 1, never stored; exponent 0 has none
    power = max(exponent, 1) - bias
    return (whole + fraction / 2**fraction_bits) * 2.0**power


print("format    bits   largest  least > 0   step at 1  0.1 becomes   off by")
for name, form in FORMATS.items():
    bits = 1 + form[0] + form[1]
    largest = decode(2 ** (bits - 1) - 1 - form[2], *form)
    step = decode(encode(1, *form) + 1, *form) - 1
    tenth = decode(encode(0.1, *form), *form)
    print(
        f"{name:<10}{bits:3} {largest:10.6g} {decode(1, *form):10.3g} {step:11.3g}",
        end="",
    )
    print(f"{tenth:12.6g} {abs(tenth / 0.1 - 1):8.1g}")

tenth = int(np.array(0.1, np.float32).view(np.uint32))
print(f"\n0.1 in FP32, by NumPy      {tenth:032b}")
print(f"0.1 in FP32, by the rule   {encode(0.1, *FORMATS['FP32']):032b}")
print(f"0.1 in BF16, by the rule   {encode(0.1, *FORMATS['BF16']):016b}")
