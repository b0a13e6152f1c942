# ---
# title: Try it
# description: A lab with a program, its output, a figure, some math, data beside it and what it does not show.
# checked: 2026-11
# minutes: 1
# before: []
# also: giraffe
# ---

# %% [markdown]
# # Try it
#
# **It has an answer.**
# { .answer }
#
# A formula: \(y = x^2\). Back to the [article](../chapter/article.md). It says a few words more, so that search has
# something to find: three numbers are read from a file, added up, and drawn as a line. Nothing is learned from it, and
# nothing can be. Its sum is 6 times its first number.

# %%
from pathlib import Path

import matplotlib.pyplot as plt

numbers = [int(word) for word in Path("data/try_it.txt").read_text().split()]
print(f"the sum of the numbers is {sum(numbers)}")

# %% alt="A line rises from one to three."
plt.plot(numbers)
plt.show()

# %%
assert sum(numbers) == 6, "the sum is six"

# %% [markdown]
# ## What this does not show { .limits }
#
# Much.
