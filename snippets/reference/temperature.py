"""One model at three temperatures: other words, the same parameters."""

import numpy as np

weights = np.array([[2.0, 1.0, 0.5], [0.3, 1.2, -1.0]])  # 6 parameters
before = weights.tobytes()
for temperature in (0.3, 1.0, 2.0):
    scores = np.array([1.0, 0.5]) @ weights / temperature
    shares = np.exp(scores) / np.exp(scores).sum()
    words = (f"{share:.0%}" for share in shares)
    print(f"temperature {temperature}:", *words)
print("parameters:", weights.size, " changed:", weights.tobytes() != before)
