"""Two layers without a bend are one; with a bend they are not."""

import numpy as np

first = np.array([[1, -2], [3, 1], [-1, 1]])  # n linear equations …
second = np.array([[2, 1, -1], [-1, 1, 3]])  # … and n more
one = second @ first  # are these two equations
print("input   two linear, one, with a bend")
for x in ([1, 0], [0, 1], [1, 1]):
    hidden = first @ x
    print(x, second @ hidden, one @ x, second @ np.maximum(hidden, 0))
