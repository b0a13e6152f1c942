"""Two layers without a bend are one; with a bend they are not."""

import numpy as np

first = np.array([[1, -2], [3, 1], [-1, 1]])  # n linear equations …
second = np.array([[2, 1, -1], [-1, 1, 3]])  # … and n more
one = second @ first  # are these two equations
for point in ([1, 0], [0, 1], [1, 1]):
    linear = second @ (first @ point)
    bent = second @ np.maximum(first @ point, 0)
    print(f"{point}: two linear layers {linear}, one {one @ point}, with a bend {bent}")
