# ---
# title: Fit a line, then a layer
# description: Least squares, gradient descent and backpropagation find the same dials, and the largest learning rate that works can be predicted.
# checked: 2026-11
# minutes: 12
# before: [parameters/turning-dials.md]
# also: gradient descent, least squares, linear regression, backprop, learning rate, step size, divergence, Hessian, eigenvalue, optimiser
# ---

# %% [markdown]
# # Fit a line, then a layer
#
# **Least squares, gradient descent and backpropagation turn the dials of a line, and of a layer, to the same place. The
# learning rate that is too large can be predicted before the first step. And a network with a bend walks by itself to
# the edge of its cliff.**
# { .answer }
#
# The chapter on [turning the dials](../parameters/turning-dials.md) claims three things. A model learns by walking down
# the slope of its error. Backpropagation finds that slope for every dial in one walk backwards. And the learning rate
# has a cliff. Here they are put to the test, on data that we made ourselves: so we know the right answer, which in real
# life nobody does.
#
# *Before you read on*, guess: which of three learning rates will be the fastest, one that is a hundredth of the largest that
# works, a half of it, or nearly all of it? Write it down.

# %%
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

SEED = 1

# %% [markdown]
# ## A candle, and two dials
#
# A candle is lit. Every few minutes somebody measures it with a bad ruler. The true candle loses 2.5 cm an hour and
# began at 20 cm; the two dials of our line, slope and start, know nothing of that.


# %%
def candle(seed, measurements=40):
    """Hours since the candle was lit, and its height in cm by a bad ruler."""
    rng = np.random.default_rng(seed)
    hours = rng.uniform(0, 4, measurements)  # (n,)
    return hours, 20 - 2.5 * hours + rng.normal(0, 0.5, measurements)


def loss(dials, inputs, target):
    """How wrong the dials are: the mean squared miss."""
    return np.mean((inputs @ dials - target) ** 2)


def slope(dials, inputs, target):
    """Which way the loss rises, dial by dial: its derivative, by hand."""
    return (
        2 * inputs.T @ (inputs @ dials - target) / len(target)
    )  # as many as there are dials


def descend(dials, inputs, target, rate, steps):
    """Turn all dials against their slopes, again and again: where they were."""
    path = [dials]
    for _ in range(steps):
        dials = dials - rate * slope(dials, inputs, target)
        path.append(dials)
    return np.array(path)  # (steps + 1, dials)


hours, height = candle(SEED)
inputs = np.column_stack(
    [hours, np.ones_like(hours)]
)  # (n, 2): the second dial is always multiplied by one
exact = np.linalg.lstsq(inputs, height, rcond=None)[0]
path = descend(np.zeros(2), inputs, height, rate=0.1, steps=1000)

print("                      cm an hour   start")
print("the truth                 -2.500  20.000")
print("least squares           {:8.3f}{:8.3f}".format(*exact))
for steps in (1, 10, 100, 1000):
    print(f"descent, {steps:4} steps     {path[steps][0]:8.3f}{path[steps][1]:8.3f}")

# %% [markdown]
# Least squares solves for the best dials in one blow: it is a formula. Descent knows no formula. It only asks, a
# thousand times, which way is down. Both arrive at the same two numbers. (And neither arrives at the truth: the ruler
# was bad, and the best line through bad measurements is not the line that made them.)

# %%
assert np.allclose(path[-1], exact, atol=1e-6), (
    "descent must arrive where least squares is"
)

# %% alt="Forty points fall from 20 to 10 cm in four hours. The line after 1 step of descent rises from 3 cm and misses nearly all of them. After 10 steps it starts at 8 cm and rises still. After 100 steps it lies along the points and can hardly be told from the line of least squares." fold="How the figure is drawn"
figure, axes = plt.subplots()
axes.plot(hours, height, ".", color="#69727d")
ends = np.array([0, 4])
for steps, dash in ((1, ":"), (10, "--"), (100, "-")):
    tilt, begin = path[steps]
    axes.plot(ends, tilt * ends + begin, dash, color="#4a3fd0")
    name = "1 step" if steps == 1 else f"{steps} steps"
    axes.text(4.1, tilt * 4 + begin, name, va="center")
axes.set(
    title="The line turns to the points",
    xlabel="hours since the candle was lit",
    ylabel="height, cm",
    xlim=(0, 5),
    xticks=range(5),
)
plt.show()

# %% [markdown]
# Each step turns both dials a little. After a hundred the line lies where least squares puts it.
# { .caption }

# %% [markdown]
# ## The cliff, predicted
#
# The rate above, 0.1, was chosen with care. How much care does it take? For a straight line the answer is known. The
# loss is a bowl, and a bowl has a steepest direction. Call its steepness \(\lambda_{\max}\) (it is the largest
# eigenvalue of the matrix of second derivatives, \(2 X^\top X / n\)). One step multiplies the distance from the bottom,
# along that direction, by
#
# \[ 1 - \text{rate} \cdot \lambda_{\max} . \]
#
# If that factor lies between \(-1\) and \(1\), every step comes closer. Below \(-1\), every step overshoots to the
# other side and lands higher than it was. So the cliff must stand at \(\text{rate} = 2 / \lambda_{\max}\).
#
# That is the prediction. Now we look for the cliff without it: by trying rates, and halving the gap between one that
# works and one that does not.


# %%
def cliff_predicted(inputs):
    return 2 / np.linalg.eigvalsh(2 * inputs.T @ inputs / len(inputs))[-1]


def works(rate, inputs, target, steps=2000):
    """Does the loss end lower than it began?  (Off the scale of numbers is a no.)"""
    start = np.zeros(inputs.shape[1])
    with np.errstate(over="ignore", invalid="ignore"):
        end = descend(start, inputs, target, rate, steps)[-1]
        return bool(loss(end, inputs, target) < loss(start, inputs, target))


def cliff_found(inputs, target):
    low, high = 0.001, 10.0
    while high / low > 1.0001:
        middle = (low * high) ** 0.5
        low, high = (middle, high) if works(middle, inputs, target) else (low, middle)
    return low


predicted, found = cliff_predicted(inputs), cliff_found(inputs, height)
print(f"cliff predicted at a rate of {predicted:.4f}")
print(
    f"cliff found by trying at     {found:.4f}, {abs(found / predicted - 1):.2%} away"
)

# %%
assert abs(found / predicted - 1) < 0.01, (
    "the cliff must stand where the steepest direction says"
)

# %% alt="Loss in excess of the best line, against steps, on a logarithmic scale. A rate of a hundredth of the cliff's falls slowly and is far from the bottom after 100 steps. Half the cliff falls steadily and fastest of the four. 99 percent of the cliff falls more slowly than that. 102 percent rises without end." fold="How the figure is drawn"
figure, axes = plt.subplots()
for share, words, colour, dash in (
    (1.02, "too large", "#1b2330", "-."),
    (0.01, "far too small", "#69727d", ":"),
    (0.99, "at the edge", "#1b2330", "--"),
    (0.5, "good", "#4a3fd0", "-"),
):
    dials = descend(np.zeros(2), inputs, height, share * predicted, 100)
    excess = [loss(d, inputs, height) - loss(exact, inputs, height) for d in dials]
    name = f"{share:.0%} of the cliff: {words}"
    axes.semilogy(excess, dash, color=colour, label=name)
axes.set(
    title="Four learning rates, one line",
    xlabel="steps",
    ylabel="loss above the best line's",
)
axes.set_ylim(1e-6, 1e7)
axes.legend(loc="lower left")
plt.show()

# %% [markdown]
# One number decides between crawling, walking, dithering and flying off. Of the four, half the cliff does best; just
# below the cliff, each step lands almost as far away on the other side.
# { .caption }

# %% alt="Seen from above, the loss is a long narrow valley, drawn as rings. With a rate of half the cliff's the path drops into the valley and then walks along its floor to the bottom. With 95 percent of the cliff's it leaps from one wall to the other many times on the way." fold="How the figure is drawn"
a, b = np.meshgrid(np.linspace(-4, 10, 71), np.linspace(-4, 24, 71))
rings = np.mean((a[..., None] * hours + b[..., None] - height) ** 2, axis=-1)
figure, axes = plt.subplots()
axes.contour(
    a,
    b,
    rings,
    levels=[1, 4, 16, 64, 256, 1024],
    colors="#69727d",
    linewidths=0.7,
)
for share, colour, dash in ((0.5, "#4a3fd0", "-"), (0.95, "#1b2330", ":")):
    dials = descend(np.zeros(2), inputs, height, share * predicted, 40)
    axes.plot(
        *dials.T,
        dash,
        color=colour,
        marker=".",
        label=f"{share:.0%} of the cliff",
    )
axes.plot(
    *exact,
    "*",
    color="#1b2330",
    markeredgecolor="#ffffff",
    markersize=16,
    label="least squares",
)
axes.set(
    title="Forty steps, seen from above",
    xlabel="dial 1: cm an hour",
    ylabel="dial 2: cm at the start",
)
axes.legend(loc="upper right")
plt.show()

# %% [markdown]
# The bowl is a valley: steep across, nearly flat along. The steep direction sets the speed limit, and the flat one has
# to live with it. That is why descent can be slow even at its best rate.
# { .caption }
#
# ## Backpropagation finds the same slopes
#
# So far the slope came from a formula that we worked out by hand. Nobody does that for a billion dials. Backpropagation
# walks through the model backwards and hands out the blame: how much did each number on the way contribute to the miss?
# Here it is for layers in a row, with a bend (tanh) between them. Nothing in it knows what a line is.


# %%
def new_layers(widths, rng):
    """A weight matrix and a bias for each layer: small random weights, no bias."""
    pairs = pairwise(widths)
    return [
        part for m, n in pairs for part in (rng.normal(0, m**-0.5, (m, n)), np.zeros(n))
    ]


def forward(layers, x):
    """What each layer puts out, the input first."""
    values = [x]
    for weights, bias in zip(layers[::2], layers[1::2], strict=True):
        total = values[-1] @ weights + bias  # (n, width)
        is_last = len(values) == len(layers) // 2
        values.append(total if is_last else np.tanh(total))
    return values


def error(layers, x, y):
    return np.mean(np.sum((forward(layers, x)[-1] - y) ** 2, axis=1))


def backward(layers, x, y):
    """The slope of the error for every dial, in one walk backwards."""
    values = forward(layers, x)
    blame = 2 * (values[-1] - y) / len(x)  # (n, width of the last layer)
    slopes = []
    for i in reversed(range(len(layers) // 2)):
        slopes = [values[i].T @ blame, blame.sum(axis=0), *slopes]
        blame = (blame @ layers[2 * i].T) * (
            1 - values[i] ** 2
        )  # through the bend before this layer
    return slopes


def nudged(layers, x, y, size=1e-5):
    """The same slopes the slow way: nudge each dial up and down."""
    slopes = [np.zeros_like(part) for part in layers]
    for part, slopes_of_part in zip(layers, slopes, strict=True):
        for place in np.ndindex(part.shape):
            part[place] += size
            above = error(layers, x, y)
            part[place] -= 2 * size
            below = error(layers, x, y)
            part[place] += size
            slopes_of_part[place] = (above - below) / (2 * size)
    return slopes


def train(layers, x, y, rate, steps):
    errors = [error(layers, x, y)]
    for _ in range(steps):
        layers = [
            part - rate * turn
            for part, turn in zip(layers, backward(layers, x, y), strict=True)
        ]
        errors.append(error(layers, x, y))
    return layers, errors


one_neuron = [
    np.zeros((1, 1)),
    np.zeros(1),
]  # a line is a layer with one input and one output
one_neuron, _ = train(one_neuron, hours[:, None], height[:, None], rate=0.1, steps=1000)
by_backpropagation = np.concatenate([part.ravel() for part in one_neuron])
print("least squares   {:.6f} {:.6f}".format(*exact))
print("descent         {:.6f} {:.6f}".format(*path[-1]))
print("backpropagation {:.6f} {:.6f}".format(*by_backpropagation))

# %%
assert np.allclose(by_backpropagation, exact, atol=1e-6)

# %% [markdown]
# ## A layer: eight dials at once
#
# A layer is [several lines side by side](../parameters/a-layer.md). Ours takes three numbers and gives two, with
# \(3 \cdot 2 + 2 = 8\) dials. Nothing changes but the shapes.


# %%
def three_to_two(seed, examples=60):
    """Data made by a layer whose eight dials we forget, and some noise."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(examples, 3))
    y = x @ rng.normal(size=(3, 2)) + rng.normal(size=2)
    return x, y + rng.normal(0, 0.3, y.shape)


x, y = three_to_two(SEED)
with_one = np.column_stack([x, np.ones(len(x))])  # (n, 4)
exact_layer = np.linalg.lstsq(with_one, y, rcond=None)[
    0
]  # (4, 2): the weights, and under them the biases
layer, _ = train([np.zeros((3, 2)), np.zeros(2)], x, y, rate=0.2, steps=500)
apart = np.abs(np.vstack(layer) - exact_layer).max()
print("least squares            backpropagation, 500 steps")
for one, other in zip(exact_layer, np.vstack(layer), strict=True):
    print("{:9.4f}{:9.4f}      {:9.4f}{:9.4f}".format(*one, *other))
print("largest difference below one in a million:", apart < 1e-6)

# %%
assert apart < 1e-6, "the eight dials of the layer must be those of least squares"

# %% [markdown]
# ## Two layers with a bend: here the formula ends
#
# Put a bend between two layers and least squares has no formula left. Nudging still works, and so does backpropagation.
# The task: a curve that no line can follow. The model: one number in, twelve bent lines, one number out.

# %%
HIDDEN = 12


def wave(seed, examples=60):
    rng = np.random.default_rng(seed)
    x = rng.uniform(-2, 2, (examples, 1))
    return x, np.sin(2 * x) + rng.normal(0, 0.1, x.shape)


def compare_slopes(seed):
    """How far backpropagation and nudging are apart, beside the largest slope."""
    x, y = wave(seed)
    layers = new_layers([1, HIDDEN, 1], np.random.default_rng(seed))
    pairs = list(zip(backward(layers, x, y), nudged(layers, x, y), strict=True))
    return max(np.abs(a - b).max() for a, b in pairs) / max(
        np.abs(b).max() for _, b in pairs
    )


x, y = wave(SEED)
dials = sum(
    part.size for part in new_layers([1, HIDDEN, 1], np.random.default_rng(SEED))
)
print(
    f"{dials} dials; slopes agree to one in a million:",
    compare_slopes(SEED) < 1e-6,
)

networks = {}
for start in (1, 2, 3):
    layers = new_layers([1, HIDDEN, 1], np.random.default_rng(start))
    networks[start], errors = train(layers, x, y, rate=0.1, steps=5000)
    first = " ".join(f"{w:6.2f}" for w in networks[start][0][0][:4])
    print(f"start {start}: error {errors[0]:.3f} → {errors[-1]:.4f}; ", end="")
    print(f"four weights: {first}")
line = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)
line_error = float(line[1][0]) / len(x)
print(f"the best straight line: error {line_error:.4f}")

# %%
assert compare_slopes(SEED) < 1e-6, (
    "backpropagation must find the slopes that nudging finds"
)
assert all(error(network, x, y) < line_error / 5 for network in networks.values())
assert not np.allclose(networks[1][0], networks[2][0], atol=0.1), (
    "other starts end at other dials"
)

# %% alt="Sixty noisy points along a wave with one hill and one dip. The best straight line misses most of them. The curve of the trained network follows the wave." fold="How the figure is drawn"
figure, axes = plt.subplots()
grid = np.linspace(-2, 2, 200)[:, None]
axes.plot(x, y, ".", color="#69727d", label="data")
axes.plot(
    grid,
    forward(networks[1], grid)[-1],
    "-",
    color="#4a3fd0",
    label=f"{dials} dials and a bend",
)
axes.plot(
    grid,
    np.column_stack([grid, np.ones_like(grid)]) @ line[0],
    "--",
    color="#1b2330",
    label="the best straight line",
)
axes.set(title="What a bend buys", xlabel="input", ylabel="output")
axes.legend(loc="upper left")
plt.show()

# %% [markdown]
# Three starts, three sets of dials, nearly the same error. With a bend there is no longer *the* best setting, only good
# places to stop. That is one reason why two language models that are trained alike from different starts end up with
# different weights.
# { .caption }
#
# ## Does the network have a cliff too?
#
# A network's loss is no bowl. But close to where training has stopped it looks like one, and its steepness can be
# measured there: nudge every dial, and see how all the slopes change. If \(2 / \lambda_{\max}\) means anything here,
# then a step below it must be harmless at this place, and a step above it must throw the dials out.


# %% fold="How the steepest direction is found"
def flat(layers):
    return np.concatenate([part.ravel() for part in layers])


def shaped(dials, like):
    ends = np.cumsum([part.size for part in like])[:-1]
    return [
        piece.reshape(part.shape)
        for piece, part in zip(np.split(dials, ends), like, strict=True)
    ]


def steepest(layers, x, y, size=1e-4):
    """The largest steepness here, and its direction, from nudged slopes."""
    dials = flat(layers)
    rows = []
    for i in range(len(dials)):
        step = np.zeros_like(dials)
        step[i] = size
        up, down = (
            flat(backward(shaped(dials + sign * step, layers), x, y))
            for sign in (1, -1)
        )
        rows.append((up - down) / (2 * size))
    curvature = np.array(rows)
    values, directions = np.linalg.eigh((curvature + curvature.T) / 2)
    return values[-1], directions[:, -1]


def nudge_and_go_on(network, x, y, share, steps=60):
    """A push along the steepest direction; then train on at `share` of the cliff."""
    steepness, direction = steepest(network, x, y)
    pushed = shaped(flat(network) + 0.001 * direction, network)
    return train(pushed, x, y, share * 2 / steepness, steps)[1]


# %%
curves = {share: nudge_and_go_on(networks[1], x, y, share) for share in (0.9, 1.1)}
network_cliff = 2 / steepest(networks[1], x, y)[0]
print(f"cliff predicted at a rate of {network_cliff:.3f}; it was trained at 0.100")
for share, errors in curves.items():
    print(f"{share:.0%} of it: error {errors[0]:.5f} → largest {max(errors):.5f}")

# %%
assert max(curves[0.9]) <= curves[0.9][0] * 1.01, "below the cliff nothing happens"
assert max(curves[1.1]) > 1.5 * curves[1.1][0], (
    "above the cliff the dials are thrown out"
)
assert 0.08 < network_cliff < 0.13, (
    "training stops where the cliff is the rate it was trained at"
)

# %% alt="Error against steps for one trained network. At 90 percent of the predicted cliff the error stays on the floor. At 110 percent it stays there for some twenty steps, then shoots up, and comes down again." fold="How the figure is drawn"
figure, axes = plt.subplots()
axes.semilogy(curves[0.9], "-", color="#4a3fd0", label="90% of the cliff")
axes.semilogy(curves[1.1], "--", color="#1b2330", label="110% of the cliff")
axes.set(
    title="A trained network, pushed and trained on",
    xlabel="steps",
    ylabel="error",
)
axes.legend()
plt.show()

# %% [markdown]
# The same rule, in a place where nobody promised it. But look what follows the leap: the line would have flown off for
# good, the network lands somewhere flatter, where the step is no longer too large.
# { .caption }
#
# And look at the printed cliff. It stands at the very rate at which we trained. That is no accident of this seed: the
# network walked into ever steeper country until its own steps just fitted, and stayed at the edge. Cohen and others,
# who gave this habit its name, found it in real networks too, trained on every example at each step.[^cohen2021]
#
# ## What this does not show { .limits }
#
# - **That descent finds the best setting of a language model.** With a bend there is no formula to compare with. We saw
#   three starts reach three places of nearly equal error, in a model of a few dozen dials.
# - **What rate a language model needs.** Their trainers do not measure \(\lambda_{\max}\): they change the rate on the
#   way, take slopes from a small sample of the text at each step, and scale each dial's step by its own history (Adam).
#   Where their cliff stands, nobody knows beforehand.
# - **That the fit is good on new data.** Every error here is on the very points that the dials were turned for.
