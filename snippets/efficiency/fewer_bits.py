"""Squeeze a matrix of weights into 8 and 4 bits, really pack it, and see the damage."""

import numpy as np

rng = np.random.default_rng(4)
weights = rng.normal(0, 0.02, (256, 1024))  # like weights: most near 0, few large
weights *= rng.lognormal(0, 0.4, weights.shape)


def quantise(weights, bits, group):
    """Whole numbers of `bits` bits, and an FP16 scale for each `group`."""
    blocks = weights.reshape(-1, group)
    most = 2 ** (bits - 1) - 1  # 127 for 8 bits, 7 for 4
    largest = np.abs(blocks).max(axis=1, keepdims=True)
    scales = np.maximum(largest / most, 6e-8).astype(
        np.float16
    )  # never 0, in a block of zeros either
    codes = np.rint(blocks / scales).clip(-most, most).astype(np.int8)
    return codes, scales


def pack(codes):
    """Two 4-bit numbers in a byte: the first in its lower half, the second above."""
    pairs = (codes.reshape(-1, 2) & 15).astype(np.uint8)
    return pairs[:, 0] | pairs[:, 1] << 4


def unpack(packed):
    pairs = np.stack([packed & 15, packed >> 4], axis=1).astype(np.int8)
    return np.where(pairs > 7, pairs - 16, pairs)  # 8 to 15 stand for -8 to -1


def error(weights, codes, scales):
    """The typical miss, as a part of the typical weight."""
    found = (codes * scales.astype(float)).reshape(weights.shape)
    return np.sqrt(((found - weights) ** 2).mean() / (weights**2).mean())


print("bits  group     bytes  bits a weight  typical miss")
print(f"  16      -  {2 * weights.size:>8,}  {16:13.3f}")
settings = (
    (8, 1024),
    (5, 1024),
    (4, weights.size),
    (4, 1024),
    (4, 128),
    (4, 32),
    (4, 16),
    (3, 16),
)
for bits, group in settings:
    codes, scales = quantise(weights, bits, group)
    size = weights.size * bits // 8 + scales.nbytes
    if bits == 4:
        packed = pack(codes)
        assert size == packed.nbytes + scales.nbytes
        assert np.array_equal(unpack(packed), codes.reshape(-1, 2))  # nothing is lost
    each = 8 * size / weights.size
    print(
        f"{bits:4} {group:>6}  {size:>8,}  {each:13.3f}",
        f"{error(weights, codes, scales):13.1%}",
    )

codes, scales = quantise(weights, 4, 32)
print("\nfour weights ", " ".join(f"{w:8.5f}" for w in weights[0, :4]))
print("as whole numbers", *codes[0, :4], " times", f"{scales[0, 0]:.5f}")
print("in two bytes ", " ".join(f"{byte:08b}" for byte in pack(codes)[:2]))
print(
    "and back     ", " ".join(f"{w:8.5f}" for w in codes[0, :4] * float(scales[0, 0]))
)
