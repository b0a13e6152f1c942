# ---
# title: "Lab: Fewer bits"
# description: A small trained model keeps its loss at 8 bits, bears 4 with a scale for each group, and breaks at 2. One outlier, planted, ruins it; three cures.
# checked: 2026-11
# minutes: 9
# before: [efficiency/fewer-bits.md]
# also: quantization experiment, quantisation, absmax, group size, int8, int4, outlier, LLM.int8, SmoothQuant, bits per weight, post-training quantization, quantise your own model, lab
# ---

# %% [markdown]
# # Fewer bits
#
# **Our small model does not notice 8 bits. With 4 it is a little worse if groups of weights have scales of their own, and clearly worse if they share one. With 2 it is lost. One hidden number with an odd scale ruins even 8 bits, and can be cured three ways.**
# { .answer }
#
# A weight is usually stored in 16 bits. Files with 4 bits a weight are everywhere, and people say that they are "nearly as good". How nearly? And what decides? The page on [fewer bits](../efficiency/fewer-bits.md) has the arithmetic. In this lab we train a model, so that its weights have something to lose. Then we round them, more and more roughly, and read the loss and the bytes. **The bytes of the scales count.**
#
# *Before you read on*, guess: which of 8, 5, 4, 3 and 2 bits is the first that breaks the model?
#
# ## A model with something to lose
#
# It learns an invented language, letter by letter, as in [another lab](more_parameters.py): 300 words, the first one the most frequent. It sees eight letters and predicts the ninth. Between them are two hidden layers. We train three sizes.

# %%
import matplotlib.pyplot as plt
import numpy as np

LETTERS = " aeioubdklmnprst"  # 16
WINDOW = 8
WORDS = 300
WIDTHS = (32, 64, 128)
STEPS = 1_000
GROUP = 32  # weights that share a scale: the inputs of one unit, 32 at a time
BITS = (32, 16, 8, 7, 6, 5, 4, 3, 2)
SEED = 0


# %% fold="The language, the model and its training"
def write(seed, n_words, salt):
    """Text of the language that belongs to this seed."""
    rng, words = np.random.default_rng(seed), []
    while len(words) < WORDS:
        sounds = [
            "bdklmnprst"[rng.integers(10)] + "aeiou"[rng.integers(5)] for _ in range(3)
        ]
        word = "".join(sounds)[: rng.integers(2, 7)]
        if word not in words:
            words.append(word)
    share = 1 / np.arange(1, WORDS + 1)
    chosen = np.random.default_rng([seed, salt]).choice(
        WORDS, n_words, p=share / share.sum()
    )
    return "".join(words[i] + " " for i in chosen)


def look(text):
    """What a model sees before each letter, as ones and zeros, and that letter."""
    codes = np.array([LETTERS.index(c) for c in " " * WINDOW + text])
    seen = np.lib.stride_tricks.sliding_window_view(codes[:-1], WINDOW)
    ones = np.eye(len(LETTERS), dtype=np.float32)[seen]  # (letters, WINDOW, 16)
    return ones.reshape(len(seen), -1), codes[WINDOW:]  # (letters, 128), (letters,)


def start(width, rng):
    """Three matrices (inputs, outputs), each followed by its bias."""
    n, dials = len(LETTERS), []
    for inputs, outputs, gain in (
        (WINDOW * n, width, 16),
        (width, width, 2),
        (width, n, 2),
    ):
        matrix = rng.normal(size=(inputs, outputs)) * (gain / inputs) ** 0.5
        dials += [matrix.astype(np.float32), np.zeros(outputs, np.float32)]
    return dials


def predict(dials, seen):
    first = np.maximum(seen @ dials[0] + dials[1], 0)  # (letters, width)
    second = np.maximum(first @ dials[2] + dials[3], 0)  # (letters, width)
    scores = second @ dials[4] + dials[5]  # (letters, 16)
    scores -= scores.max(1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    return (seen, first, second), logs


def loss(dials, seen, following):
    logs = predict(dials, seen)[1]
    return -logs[np.arange(len(following)), following].mean(dtype=float)


def gradient(dials, seen, following):
    layers, logs = predict(dials, seen)
    error = np.exp(logs)
    error[np.arange(len(following)), following] -= 1
    error /= len(following)
    slopes = []
    for layer in (2, 1, 0):
        slopes = [layers[layer].T @ error, error.sum(0), *slopes]
        if layer:
            error = (error @ dials[2 * layer].T) * (layers[layer] > 0)
    return slopes


def train(width, text, seed, rate=0.005, batch=256):
    """Adam, with a rate that falls to zero."""
    (seen, following), rng = text, np.random.default_rng(seed)
    dials = start(width, rng)
    mean, square = [np.zeros_like(p) for p in dials], [np.zeros_like(p) for p in dials]
    for step in range(1, STEPS + 1):
        at = rng.integers(len(following), size=batch)
        slopes = gradient(dials, seen[at], following[at])
        for p, g, m, q in zip(dials, slopes, mean, square, strict=True):
            m += 0.1 * (g - m)
            q += 0.01 * (g * g - q)
            pace = rate * (1 - step / STEPS)
            p -= pace * m / (1 - 0.9**step) / (np.sqrt(q / (1 - 0.99**step)) + 1e-8)
    return dials


# %%
text, test = look(write(SEED, 30_000, 1)), look(write(SEED, 1_500, 2))
models = {width: train(width, text, SEED) for width in WIDTHS}
print("text:", write(SEED, 12, 1))
for dials in models.values():
    size = sum(part.size for part in dials)
    print(f"{size:>7,} parameters: loss {loss(dials, *test):.3f} nats")

# %% [markdown]
# ## Rounding, with every byte on the bill
#
# The method is called absmax. The largest weight of a group sets the scale, all others are rounded to whole multiples of it: with 4 bits, −7 to 7. The group is either the whole matrix, or 32 inputs of one unit. Each scale is itself stored in 16 bits, and so are the biases, which are few.


# %%
def rounded(matrix, bits, group):
    """The matrix as it comes back, and the bytes it took."""
    blocks = matrix.reshape(-1, group or matrix.shape[0], matrix.shape[1])
    axes = 1 if group else None
    top = 2 ** (bits - 1) - 1
    scale = np.abs(blocks).max(axis=axes, keepdims=True) / top
    scale = np.maximum(scale.astype(np.float16), np.float16(1e-7)).astype(np.float32)
    whole = np.clip(np.rint(blocks / scale), -top, top)
    return (whole * scale).reshape(
        matrix.shape
    ), matrix.size * bits / 8 + 2 * scale.size


def stored(dials, bits, group=None):
    """A model as it comes back from storage, and its bytes."""
    back, size = [], 0
    for dial in dials:
        if bits == 32:
            now, cost = dial, 4 * dial.size
        elif bits == 16 or dial.ndim == 1:  # biases stay in 16 bits
            now, cost = dial.astype(np.float16).astype(np.float32), 2 * dial.size
        else:
            now, cost = rounded(dial, bits, group)
        back.append(now)
        size += cost
    return back, int(size)


def measure(dials, test, bits, group=None):
    back, size = stored(dials, bits, group)
    return loss(back, *test), size


def measure_all(models, test):
    return {
        (width, bits, group): measure(dials, test, bits, group)
        for width, dials in models.items()
        for bits in BITS
        for group in (None, GROUP)
    }


table = measure_all(models, test)
large = max(WIDTHS)
whole = table[large, 32, None][0]
print(f"the largest model, loss {whole:.4f}\n")
print("       one scale a matrix     a scale for 32     distance of levels,")
print("bits    bytes   loss +       bytes   loss +      squared, grows by")
for bits in BITS:
    row = f"{bits:>4}"
    for group in (None, GROUP):
        value, size = table[large, bits, group]
        row += f" {size:>8,} {round(value - whole, 4) + 0:>8.4f}   "
    print(
        row.rstrip()
        if bits >= 8
        else row + f" {((2**bits - 1) / (2 ** (bits - 1) - 1)) ** 2:>15.1f}"
    )

# %% alt="Extra loss against bits, the loss in powers of ten. Both curves fall nearly straight from 2 to 6 bits. The one with a scale for each group lies below the one with a scale for each matrix." fold="How the figure is drawn"
figure, axes = plt.subplots()
for group, name in ((None, "one scale a matrix"), (GROUP, "a scale for 32")):
    extra = [table[large, bits, group][0] - whole for bits in (2, 3, 4, 5, 6)]
    axes.plot((2, 3, 4, 5, 6), extra, marker="o", label=name)
axes.set(yscale="log", xticks=(2, 3, 4, 5, 6), title="What each bit is worth")
axes.set(xlabel="bits a weight, without scales", ylabel="extra loss, nats")
axes.legend()
plt.show()

# %% [markdown]
# Each bit less multiplies the extra loss, and groups of 32 lose less at every number of bits. The largest model; above six bits the loss is too small to measure here.
# { .caption }
#
# Read the table from the top. Down to eight bits nothing happens that this lab can measure. Then each bit that goes multiplies the damage.
#
# By how much? A bit less, and the levels stand about twice as far apart. If the damage follows the square of the miss, it grows fourfold, as the page on [fewer bits](../efficiency/fewer-bits.md) finds for a real model. Our ruler loses a little more, since it has 7 steps on each side with 4 bits, and 3 with 3 bits: the last column.


# %%
def growth(table, width, group, high=5, low=3):
    """How many times the extra loss grows from five bits to three."""
    extra = [
        table[width, bits, group][0] - table[width, 32, None][0] for bits in (high, low)
    ]
    return extra[1] / extra[0]


PROMISED = ((2**4 - 1) / (2**2 - 1)) ** 2
print(f"from 5 bits to 3, by the square of the distance: {PROMISED:.0f} times")
print(f"measured, a scale for 32:     {growth(table, large, GROUP):.0f} times")
print(f"measured, one scale a matrix: {growth(table, large, None):.0f} times")
for group in (None, GROUP):
    print(
        f"loss with 2 bits, {group or 'all'} to a scale: "
        f"{table[large, 2, group][0]:.2f}"
    )
print(f"a blind guess among 16 letters: {np.log(16):.2f}")

# %% [markdown]
# The right order of size, from a rule that knows nothing about our model. It has nothing to say about 2 bits. There, plus, nothing and minus are all that a weight can be. With one scale a matrix, the model does worse than somebody who has never seen the language.
#
# ## A large model in few bits, or a small one in many?
#
# Bytes can be saved in two ways: a smaller model, or a rougher one. Which is better?

# %% alt="Loss against bytes for three models, each stored in 16 down to 3 bits. Each curve runs flat to the left as bits are taken away, then turns up steeply. The flat part of each larger model reaches below the curve of the next smaller one." fold="How the figure is drawn"
figure, axes = plt.subplots()
for width in WIDTHS:
    points = [table[width, bits, GROUP] for bits in BITS if 3 <= bits <= 16]
    values, sizes = zip(*points, strict=True)
    name = f"{sum(p.size for p in models[width]):,} parameters"
    axes.plot(np.array(sizes) / 1000, values, marker="o", markersize=4, label=name)
    for i, words in ((0, "16 bits"), (BITS.index(5) - 1, "5"), (-1, "3")):
        axes.annotate(
            words,
            (sizes[i] / 1000, values[i]),
            (0, 7),
            textcoords="offset points",
            ha="center",
        )
axes.legend()
axes.set(xscale="log", xticks=(3, 10, 30, 70), xticklabels=("3", "10", "30", "70"))
axes.minorticks_off()
axes.set(
    title="Three models, from 16 bits to 3",
    xlabel="thousand bytes",
    ylabel="loss",
    ylim=(None, 1.6),
)
plt.show()

# %% [markdown]
# In five bits each of the two larger models takes fewer bytes than the next smaller one in 16, and has the lower loss. The dots are 16, 8, 7, 6, 5, 4 and 3 bits, with a scale for 32.
# { .caption }

# %%
small, middle = WIDTHS[0], WIDTHS[1]
for pair in (
    ((large, 5), (middle, 16)),
    ((middle, 5), (small, 16)),
    ((large, 3), (middle, 8)),
):
    for width, bits in pair:
        value, size = table[width, bits, GROUP]
        print(
            f"{sum(p.size for p in models[width]):>6,} parameters in {bits:>2} bits: "
            f"{size:>6,} bytes, loss {value:.3f}"
        )
    print()

# %% [markdown]
# The first two pairs say: take the large model and round it. In five bits it is smaller than the middle one in 16, and better. The third pair says where that ends. In three bits the large model has lost what it was ahead.
#
# ## One odd number
#
# Real models carry a few numbers far larger than their neighbours, and these [spoil the scale](../efficiency/fewer-bits.md) for all others. Ours has none. So we plant one, in a way that changes *nothing*: we take one hidden unit, multiply all that goes into it by 100, and divide all that comes out of it by 100. What is cut off below zero stays cut off. **The model is the same function with other dials.**


# %%
def busiest(dials, seen):
    """The unit of the first layer that has most to say."""
    return int(np.argmax(predict(dials, seen)[0][1].mean(0) * np.abs(dials[2]).mean(1)))


def planted(dials, unit, times=100):
    into, bias, out, *rest = (p.copy() for p in dials)
    into[:, unit] *= times
    bias[unit] *= times
    out[unit] /= times
    return [into, bias, out, *rest]


def kept_apart(dials, unit, bits):
    """Cure: what goes in and out of the unit stays in 16 bits, and is not rounded."""
    without = [p.copy() for p in dials]
    without[0][:, unit], without[2][unit] = 0, 0
    back, size = stored(without, bits)
    back[0][:, unit], back[2][unit] = (
        p.astype(np.float16) for p in (dials[0][:, unit], dials[2][unit])
    )
    return back, size + 2 * (len(dials[0]) + dials[2].shape[1])


def evened(dials):
    """Cure: make each unit's largest weights in and out equal, wherever it is."""
    dials = [p.copy() for p in dials]
    for layer in (0, 2):
        into, out = (
            np.abs(dials[layer]).max(0),
            np.abs(dials[layer + 2]).max(1),
        )  # (width,)
        scale = np.sqrt((into + 1e-6) / (out + 1e-6))
        dials[layer] /= scale
        dials[layer + 1] /= scale
        dials[layer + 2] *= scale[:, None]
    return dials


def outlier(dials, test, bits):
    """Extra loss and bytes: before the plant, after it, with each of three cures."""
    whole, unit = loss(dials, *test), busiest(dials, test[0])
    odd = planted(dials, unit)
    ways = {
        "no outlier, one scale a matrix": stored(dials, bits),
        "planted, one scale a matrix": stored(odd, bits),
        "cure 1: a scale for 32": stored(odd, bits, GROUP),
        "cure 2: the unit kept in 16 bits": kept_apart(odd, unit, bits),
        "cure 3: every unit evened out": stored(evened(odd), bits),
    }
    return {
        name: (loss(back, *test) - whole, size) for name, (back, size) in ways.items()
    }


odd = planted(models[large], busiest(models[large], test[0]))
print(f"planted, in 32 bits: loss {loss(odd, *test):.4f}, before {whole:.4f}\n")
cures = {bits: outlier(models[large], test, bits) for bits in (8, 4)}
print(f"{'':<32}  8 bits: +   bytes  4 bits: +   bytes")
for name in cures[8]:
    (a, a_size), (b, b_size) = cures[8][name], cures[4][name]
    print(f"{name:<32}{round(a, 4) + 0:>11.4f} {a_size:>7,} {b:>10.4f} {b_size:>7,}")

# %% [markdown]
# One unit of 128, and eight bits are worth less than four were. The giant takes the whole ruler, and everybody else is rounded to a handful of levels.
#
# - **Groups** keep the harm inside the group. But look closely: eight bits are not quite what they were. What comes *out* of the odd unit was divided by 100, and shares its group with 31 ordinary weights. Next to them it is rounded to nothing, and the unit falls silent.
# - **Keeping the unit apart** costs a few hundred bytes and cures all. That is the idea of a method for large models, which computes their few giant columns in 16 bits.[^dettmers2022]
# - **Evening out** costs no byte at all. A scale can be moved from one matrix into the next, since the function stays the same. It even helps a model that was never ill: at 4 bits the last line beats the first.
#
# ## The conclusions, asserted
#
# If one of these fails, this site does not build. A test repeats them on ten other languages, with a smaller model.


# %%
def conclusions(table, width, cures):
    """For one model: what rounding does to it, and what the outlier does."""
    whole = table[width, 32, None][0]
    extra = {key[1:]: table[key][0] - whole for key in table if key[0] == width}
    eight, four = ([loss for loss, _ in cures[bits].values()] for bits in (8, 4))
    fine = [abs(extra[bits, group]) for bits in (16, 8) for group in (None, GROUP)]
    four_bits, in_groups = extra[4, None], extra[4, GROUP]
    grown = growth(table, width, GROUP) / PROMISED
    return {
        "16 and 8 bits change the loss by less than 0.002": max(fine) < 0.002,
        "4 bits cost at least 0.01 more than 8": four_bits > extra[8, None] + 0.01,
        "with groups they cost less, by a tenth or more": in_groups < 0.9 * four_bits,
        "2 bits cost more than 0.5": min(extra[2, None], extra[2, GROUP]) > 0.5,
        "5 bits to 3: 25 times, to a factor of three": 1 / 3 < grown < 3,
        "with an outlier, 8 bits are worse than 4 without": eight[1] > four[0],
        "at 8 bits groups undo nine tenths of it": eight[2] < eight[1] / 10,
        "at 8 bits the other cures leave 0.002": max(map(abs, eight[3:])) < 0.002,
        "at 4 bits each cure undoes nine tenths of it": max(four[2:])
        < four[0] + (four[1] - four[0]) / 10,
    }


claims = conclusions(table, large, cures)
claims["planting changes nothing in 32 bits"] = abs(loss(odd, *test) - whole) < 1e-4
rivals = ((large, 5), (middle, 16)), ((middle, 5), (small, 16))
for (width, bits), (other, more) in rivals:
    (a, a_size), (b, b_size) = table[width, bits, GROUP], table[other, more, GROUP]
    claim = f"width {width} in {bits} bits: better and smaller than {other} in {more}"
    claims[claim] = a < b and a_size < b_size
three, eight = table[large, 3, GROUP][0], table[middle, 8, GROUP][0]
claims["but in 3 bits it loses to the middle one in 8"] = three > eight
for claim, holds in claims.items():
    print("holds" if holds else "FAILS", " ", claim)
assert all(claims.values())

# %% [markdown]
# ## What this does not show { .limits }
#
# - **35,088 parameters are not eight billion.** Large models bear rounding better in some ways and have wilder outliers. That eight bits are free here and two are fatal is a fact about our model. What carries over is the *order* of things: groups before matrices, a factor for each bit, one outlier against all.
# - **Nothing was trained after rounding.** Methods that correct the remaining weights, or train on with rounded ones, bear fewer bits. Ours is the plainest there is.
# - **Loss is an average.** A rounded model may lose rare words first, and the average would hardly show it.
# - **Bytes are not speed.** We count what must be stored. The arithmetic here is done in 32 bits all the same.
