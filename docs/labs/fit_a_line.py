# ---
# title: Fit a line, then a layer
# description: Least squares, gradient descent and backpropagation find the same dials; the learning rate decides whether they arrive.
# checked: 2026-11
# minutes: 8
# before: [parameters/turning-dials.md]
# also: gradient descent, least squares, learning rate, backprop, training, optimisation
# ---

# %% [markdown]
# # Fit a line, then a layer
#
# **Least squares, gradient descent and backpropagation find the same dials.**
# { .answer }
#
# A formula \(y = a x + b\).

# %%
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 1, 20)
print(f"mean of x: {x.mean():.3f}")

# %% alt="A straight line rises from the lower left to the upper right." fold="How the figure is drawn"
figure, axes = plt.subplots()
axes.plot(x, 2 * x + 1, label="line")
axes.plot(x, 2 * x + 2, label="line")
axes.set(title="A line", xlabel="x", ylabel="y")
axes.grid(True)
axes.legend()
plt.show()

# %% [markdown]
# The line rises.
# { .caption }
#
# ## What this does not show { .limits }
#
# Much.

# %%
assert np.isclose(x.mean(), 0.5)
