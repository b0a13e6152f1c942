"""What each bit is worth, from llama.cpp's own measurements with Llama-3-8B."""

import numpy as np

# file: bits a weight, and by how much it raises the perplexity
FILES = {
    "Q8_0": (8.5008, 0.0026),
    "Q6_K": (6.5633, 0.0217),
    "Q5_K_M": (5.7036, 0.0569),
    "Q5_K_S": (5.5704, 0.1049),
    "Q4_K_M": (4.8944, 0.1754),
    "Q4_K_S": (4.6672, 0.2689),
    "Q3_K_L": (4.2979, 0.5562),
    "Q3_K_S": (3.6429, 1.6321),
    "Q2_K": (3.1593, 3.5199),
}
bits, rise = np.array(list(FILES.values())).T
slope, start = np.polyfit(
    bits, np.log2(rise), 1
)  # a straight line through the logarithms
print(f"measured: a bit less, and the loss is {2**-slope:.1f} times as large")

rng = np.random.default_rng(8)
weights = rng.normal(size=(2048, 32))
square = {}
for n in range(3, 9):
    scale = np.abs(weights).max(axis=1, keepdims=True) / (2 ** (n - 1) - 1)
    square[n] = ((np.rint(weights / scale) * scale - weights) ** 2).mean()
for n in range(3, 8):
    print(
        f"from {n + 1} to {n} bits the square of the miss is",
        f"{square[n] / square[n + 1]:.1f} times as large",
    )
