"""A neuron that waters a garden: what each weight does to the sum."""

import numpy as np

# A garden in the evening: degrees above 15, millimetres of rain, hours of sun.
x = np.array([9.0, 3.0, 6.0])  # (inputs,)
weights = np.array([4.0, -4.0, 2.0])  # minutes of watering for one more of each
bias = -20.0


def bend(total):
    """Negative minutes become none: nobody can pour water back."""
    return np.maximum(total, 0)


pushes = weights * x  # (inputs,): what each input adds or takes away
names = ("heat", "rain", "sun")
for name, weight, value, push in zip(names, weights, x, pushes, strict=True):
    print(f"{name:<5} weight {weight:+.0f} × input {value:.0f} = {push:+.0f}")
print(f"bias                    = {bias:+.0f}")
print(f"one neuron: water for {bend(pushes.sum() + bias):.0f} minutes")

# A second neuron on the same three inputs: minutes with the blind down.
layer = np.array([[4.0, -4.0, 2.0], [5.0, 0.0, 10.0]])  # (outputs, inputs)
biases = np.array([-20.0, -45.0])  # (outputs,)
minutes = bend(layer @ x + biases)  # (outputs,)
print("a layer of two:", *(f"{m:.0f}" for m in minutes), "minutes")

# The same garden, rain in centimetres: other input, other weight.
x_cm, weights_cm = x * [1, 0.1, 1], weights * [1, 10, 1]
same = bend(weights_cm @ x_cm + bias)
print(f"rain in cm: weight {weights_cm[1]:+.0f}, still {same:.0f} minutes")
