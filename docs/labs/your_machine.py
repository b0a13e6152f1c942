# ---
# title: Measure your own machine
# description: How fast a machine can write with a language model follows from two measurements, its memory's speed and its arithmetic; take both here.
# checked: 2026-11
# minutes: 10
# before: [efficiency/speed-limits.md]
# also: roofline, memory bandwidth, FLOP/s, GFLOPS, tokens per second, decode speed, benchmark, arithmetic intensity
# kept: true
# ---

# %% [markdown]
# # Measure your own machine
#
# **To write one token, a machine must read every active weight from memory once; so the speed of its memory, divided
# by the bytes of the model, is a ceiling for any program that writes one token at a time. Both are measured here,
# without a model.**
# { .answer }
#
# The page on [speed limits](../efficiency/speed-limits.md) does this division with the figures that makers publish. Here
# the figures are measured.
#
# The page you read shows **one run, on one machine, on one day**: one core of a small rented computer, while its other users were
# busy; of eight runs the one that came closest to its own roof, a choice that flatters it. Its numbers are worth nothing to you.
# Download the lab and take your own: it needs ten seconds, a few hundred megabytes of memory, and no model at all.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

MEGABYTES = 128  # of an array: far more than the processor's cache holds
SIZE = 512  # of the square matrices whose product is timed
SECONDS = 1.0  # how long to repeat one measurement; the best counts

# %% [markdown]
# ## How fast is the memory?
#
# Add up the squares of an array that is too large for the cache. The arithmetic is next to nothing, a multiplication
# and an addition for each number, so the time goes into fetching. Bytes read, divided by seconds: the **memory
# bandwidth**. We take the best of many tries, because everything that goes wrong on a computer (another program, a page
# of memory not yet there) makes it slower, and nothing makes it faster than it is.


# %%
def best_time(work, seconds=SECONDS):
    """The shortest of at least five runs."""
    times = []
    while len(times) < 5 or sum(times) < seconds:
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def bandwidth(megabytes):
    """Bytes a second, read from an array of so many megabytes."""
    array = np.ones(megabytes * 1_000_000 // 4, np.float32)
    return array.nbytes / best_time(lambda: array @ array)


memory = bandwidth(MEGABYTES)
print(f"memory bandwidth   {memory / 1e9:8.1f} GB/s")

# %% [markdown]
# ## How fast is the arithmetic?
#
# Multiply two square matrices. Each number that is fetched is used hundreds of times, so here the time goes into
# arithmetic: \(2 n^3\) operations, a multiplication and an addition for each step.


# %%
def arithmetic(size):
    """Operations a second in a product of two square matrices."""
    rng = np.random.default_rng(0)
    left, right = rng.random((2, size, size), np.float32)
    return 2 * size**3 / best_time(lambda: left @ right)


compute = arithmetic(SIZE)
balance = compute / memory
print(f"arithmetic         {compute / 1e9:8.1f} GFLOP/s")
print(f"balance            {balance:8.1f} operations for each byte")

# %% [markdown]
# The third number matters most. It is the **balance** of the machine: so many operations can be done while one byte
# arrives. Work that does fewer operations on each byte waits for memory. Work that does more waits for arithmetic.
#
# ## The roof
#
# Between the two extremes lies everything that a program may do. A matrix times *one* vector uses each weight once: that
# is writing, token by token. A matrix times many vectors uses each weight many times: that is reading a long prompt, or
# writing for many people at once. We take a matrix as large as the query weights of a layer of Llama-3-8B, measure it
# with ever more vectors, and draw what came out under the roof that the two measurements predict: no work can be faster
# than the memory feeds it, or than the arithmetic goes.


# %%
def rate(width, batch):
    """Operations a byte, and a second, of `batch` vectors times a large matrix."""
    weights = np.ones((width, width), np.float32)
    vectors = np.ones((batch, width), np.float32)
    operations = 2 * weights.size * batch
    moved = weights.nbytes + 2 * vectors.nbytes  # as many results as inputs
    return operations / moved, operations / best_time(lambda: vectors @ weights)


def roof(intensity, memory, compute):
    return np.minimum(intensity * memory, compute)


BATCHES = (1, 4, 16, 64)
measured = [rate(4096, batch) for batch in BATCHES]
for batch, (intensity, speed) in zip(BATCHES, measured, strict=True):
    share = speed / roof(intensity, memory, compute)
    work = f"{batch:4} vectors: {intensity:6.1f} operations a byte"
    print(f"{work}, {speed / 1e9:7.1f} GFLOP/s, {share:4.0%} of the roof")

# %% alt="The roofline on logarithmic axes: a slope that rises with the operations done for each byte, and a flat roof from the balance of the machine on. Four measured points: one vector lies on the slope, far to the left; 4, 16 and 64 vectors lie further right, below the roof." fold="How the figure is drawn"
figure, axes = plt.subplots()
grid = np.geomspace(0.1, 1000, 200)
axes.loglog(
    grid,
    roof(grid, memory, compute) / 1e9,
    "-",
    color="#4a3fd0",
    label="the roof",
)
axes.loglog(
    *np.array([(i, s / 1e9) for i, s in measured]).T,
    "o",
    color="#1b2330",
    label="measured: 1 to 64 vectors",
)
axes.axvline(balance, color="#69727d", linestyle=":", label="balance of this machine")
axes.set(
    title="One machine, one day",
    xlabel="operations for each byte",
    ylabel="GFLOP/s",
)
axes.legend(loc="lower right")
plt.show()

# %% [markdown]
# On the slope the memory decides, under the flat roof the arithmetic does. A model that writes for one reader stands
# at the far left, where most of the arithmetic lies idle. Points far below the roof are work that NumPy's library does
# less well: a roof says what is possible, not what a program reaches.
# { .caption }
#
# ## Three ceilings
#
# Now divide. A token needs every active weight once (of the embedding table only one row). The bytes below are exact
# counts, made by the [engine of this site](../models/anatomy.md): weights at two bytes each, and at [4.5 bits each](../efficiency/fewer-bits.md), a
# common format that adds the scales of small groups to four-bit numbers.

# %%
# bytes of all weights and of those that a token reads, at 16 bits, at 4.5 bits
HELD_AND_READ = {
    "GPT-2 small": ((248_879_616, 247_308_288), (71_302_320, 69_730_992)),
    "Llama-3-8B": (
        (16_060_522_496, 15_009_857_536),
        (4_517_404_672, 4_221_905_152),
    ),
    "Mixtral-8x7B": (
        (93_405_585_408, 25_497_714_688),
        (26_270_703_616, 7_171_614_976),
    ),
}
ceilings = {}
for model, formats in HELD_AND_READ.items():
    for bits, (held, read) in zip(("16", "4.5"), formats, strict=True):
        ceilings[model, bits] = memory / read
        sizes = f"{bits:>4} bits: {held / 1e9:5.1f} GB held, {read / 1e9:5.1f} GB read"
        print(f"{model:13}{sizes}, at most {memory / read:7.2f} tokens/s")

# %% [markdown]
# Fewer bits, a higher ceiling: that is why people who run models at home talk about bits so much. And see what a
# mixture of experts does. Mixtral must *hold* far more than it *reads* for one token. Its ceiling follows what it
# reads; whether it fits at all follows what it holds ([what a mixture costs](../moe/what-moe-costs.md)).
#
# ## What must be true on every machine
#
# No value can be asserted, since every machine has its own. But the shape can.

# %%
intensity, alone = measured[0]
assert intensity < balance, "one vector stands on the slope"
assert alone < compute / 2, "and leaves most of the arithmetic idle"
for model in HELD_AND_READ:
    assert ceilings[model, "4.5"] > 3 * ceilings[model, "16"], "fewer bits, more tokens"

# %% [markdown]
# ## What this does not show { .limits }
#
# - **How fast a model will write.** A ceiling is a ceiling. Real programs reach some of it, seldom all; they also read
#   the cache of earlier tokens, and with a long text that is much.
# - **Whether it fits.** A ceiling for a model that is larger than the memory is an idle calculation: its weights would
#   have to come from the disk, for each token anew.
# - **What a graphics card does.** NumPy measures the processor and its memory. A card has its own memory, many times as
#   fast. The same division holds there, with its numbers.
# - **What this machine can do at its best.** A point may even poke out above the roof: then something disturbed the
#   machine while the roof was measured. Run it again when nobody else does.
