"""Adds up four numbers."""

import numpy as np

# --8<-- [start:middle]
numbers = np.arange(4)
# --8<-- [end:middle]
print(f"sum {numbers.sum()}")
