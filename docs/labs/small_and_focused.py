# ---
# title: Small and focused
# description: A small model matches an adapted large one at home after some hundred orders of its own. With few it loses, and elsewhere it always does.
# checked: 2026-11
# minutes: 11
# before: [scale/small-and-focused.md]
# also: specialised model, domain-specific model, SLM, small language model experiment, LoRA experiment, low-rank adaptation from scratch, NumPy LoRA, fine-tuning against training from zero, forgetting
# ---

# %% [markdown]
# # Small and focused
#
# **After a few hundred orders of its own, a small model does its one job as well as a large model that was adapted to
# it, for a fraction of the work. With thirty orders it is lost. Elsewhere it is worse than dice. And Apple never
# mattered.**
# { .answer }
#
# Does a warehouse robot need to know that Apple is a fruit? [The chapter](../scale/small-and-focused.md) says: a small
# model can match a large one at one job, if it gets enough examples; with few it loses; outside its job it always
# loses. It proves that for straight lines and adds that straight lines are not language. So here are words.
#
# Three ways to a robot that understands orders:
#
# 1. **Small, from zero.** It reads our own orders and nothing else.
# 2. **Large, as bought.** It has read 4,000 sentences about everything.
# 3. **Large, adapted.** The same, frozen, with a thin correction that is trained on our orders: low-rank adaptation,
#    [LoRA](../scale/small-and-focused.md).

# %%
import matplotlib.pyplot as plt
import numpy as np

SEED = 1
PUBLIC = 4000  # sentences about everything
ORDERS = (10, 30, 100, 300, 1000)  # orders of our own
FEW = 30
EXAMINED = 500  # sentences in an examination
CONTEXT = 6  # words that a model sees
SMALL = (8, 16)  # d_model, hidden neurons
LARGE = (32, 128)
RANK = 4  # of the correction
STEPS = 400
BATCH = 128
RATE = 0.015

# %% [markdown]
# ## A small world of words
#
# All text is made by these rules. Each subject has sentences with gaps, and pairs of words that belong together: an
# apple is a fruit, and Apple makes phones. In *our* warehouse the damaged things go to the workshop. The public has
# read about warehouses too, but not about ours: elsewhere any state of a thing goes with any place. House rules are
# private. That is why nobody can buy a model that knows them.

# %% fold="The grammar"
SLOTS = {
    "please": ["please", "now", ""],
    "move": ["bring", "take", "carry", "move"],
    "colour": ["red", "blue", "green", "grey"],
    "age": ["old", "new", "young"],
    "thing": ["boxes", "crates", "pallets", "parcels", "barrels", "bags"],
    "spot": ["aisle", "gate", "dock"],
    "number": ["one", "two", "three", "four"],
    "room": ["garden", "kitchen", "cellar", "shop"],
    "day": ["monday", "friday", "sunday"],
    "vehicle": ["train", "bus"],
    "rose": ["rose", "fell"],
    "who": ["people", "shops"],
    "wash": ["wash", "peel", "cook"],
}
TEMPLATES = {  # a and b belong together
    "kitchen": [
        "the {a} is a {b} .",
        "{please} {move} the {colour} {a} from the {room} to the {room} .",
        "{please} {wash} the {b} , and the {age} ones go to the compost .",
    ],
    "business": [
        "{a} makes {b} .",
        "the shares of {a} {rose} on {day} .",
        "{who} order the {age} {b} from {a} .",
    ],
    "farm": [
        "the {a} eats {b} .",
        "{please} {move} the {age} {a} from the {room} to the barn .",
        "the {colour} {a} sleeps , and the {age} ones eat {b} .",
    ],
    "travel": [
        "{a} is in {b} .",
        "{please} take the {vehicle} from {a} to {b} .",
        "the {vehicle} to {a} goes to {b} on {day} .",
    ],
    "warehouse": [
        "{please} {move} the {a} {thing} to the {b} .",
        "{please} {move} the {colour} {thing} from {spot} {number} to {spot} {number} .",
        "{please} {move} the {thing} , and the {a} ones to the {b} .",
        "the {a} {thing} go to the {b} .",
    ],
}
FACTS = {
    "kitchen": "apple fruit, pear fruit, plum fruit, carrot vegetable, onion vegetable, leek vegetable",
    "business": "apple phones, acme ladders, globex drills, initech printers",
    "farm": "cow grass, cat mice, bee nectar, bear honey",
    "travel": "paris france, rome italy, madrid spain, cairo egypt",
    "warehouse": "damaged workshop, frozen freezer, heavy floor, empty baler, "
    "fragile vault, wet dryer, returned outlet, broken dump",
}
ELSEWHERE = ("kitchen", "business", "farm", "travel")
ELSEWHERE = ("kitchen", "business", "farm", "travel")


# %%
def one_of(rng, choices):
    return choices[rng.integers(len(choices))]


def facts(subject):
    return [tuple(pair.split()) for pair in FACTS[subject].split(", ")]


def sentence(rng, subject, pairs):
    a, b = one_of(rng, pairs)
    slots = one_of(rng, TEMPLATES[subject]).split()
    words = [
        one_of(rng, SLOTS[w[1:-1]]) if w[1:-1] in SLOTS else w.format(a=a, b=b)
        for w in slots
    ]
    return [w for w in words if w]


def read_public(rng, n, subjects=(*ELSEWHERE, "warehouse"), without=None):
    """Sentences about everything.  In public, any state of a thing may go with any place."""
    states, places = zip(*facts("warehouse"), strict=True)
    pairs = {s: facts(s) for s in ELSEWHERE} | {
        "warehouse": [(s, p) for s in states for p in places]
    }
    text = []
    while len(text) < n:
        subject = one_of(rng, subjects)
        words = sentence(rng, subject, pairs[subject])
        if without not in words:
            text.append(words)
    return text


def read_orders(rng, n):
    return [sentence(rng, "warehouse", facts("warehouse")) for _ in range(n)]


def all_words():
    sentences = [template for templates in TEMPLATES.values() for template in templates]
    choices = [word for words in SLOTS.values() for word in words]
    text = [*sentences, *choices, *FACTS.values()]
    return sorted(
        {
            word
            for words in text
            for word in words.replace(",", " , ").split()
            if word[0] != "{"
        }
    )


NUMBER = {
    word: i for i, word in enumerate(["", *all_words()])
}  # the empty word stands before a sentence

rng = np.random.default_rng(SEED)
public, orders = read_public(rng, PUBLIC), read_orders(rng, max(ORDERS))
home, away = (
    read_orders(rng, EXAMINED),
    read_public(rng, EXAMINED, ELSEWHERE),
)  # never used for training
print(f"public, {sum(map(len, public)):,} words, {len(NUMBER)} different ones:")
for words in public[:8]:
    print("   ", " ".join(words))
print("our orders:")
for words in orders[:6]:
    print("   ", " ".join(words))

# %% [markdown]
# ## One kind of model, two sizes
#
# A model sees six words and guesses the next. Each word is a row of an embedding table; the six rows go through one
# hidden layer to a score for each word. Large and small differ in nothing but width.


# %%
def windows(text):
    """Six words, and the one that follows them: (words, context) and (words,)."""
    before, after = [], []
    for words in text:
        numbers = [0] * CONTEXT + [NUMBER[word] for word in words]
        for i in range(CONTEXT, len(numbers)):
            before.append(numbers[i - CONTEXT : i])
            after.append(numbers[i])
    return np.array(before), np.array(after)


def softmax(scores):
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return p / p.sum(axis=-1, keepdims=True)


def new_model(rng, d_model, hidden):
    n = len(NUMBER)
    return {
        "embed": rng.normal(size=(n, d_model)),
        "into": rng.normal(0, (CONTEXT * d_model) ** -0.5, (CONTEXT * d_model, hidden)),
        "out": rng.normal(0, hidden**-0.5, (hidden, n)),
    }


def forward(model, before):
    rows = model["embed"][before].reshape(len(before), -1)  # (words, context · d_model)
    hidden = np.maximum(rows @ model["into"], 0)  # (words, hidden)
    return hidden @ model["out"], rows, hidden


def slopes(model, before, after):
    scores, rows, hidden = forward(model, before)
    blame = softmax(scores)
    blame[np.arange(len(after)), after] -= 1
    blame /= len(after)
    back = (blame @ model["out"].T) * (hidden > 0)
    embed = np.zeros_like(model["embed"])
    np.add.at(
        embed, before.ravel(), (back @ model["into"].T).reshape(-1, embed.shape[1])
    )
    return {"embed": embed, "into": rows.T @ back, "out": hidden.T @ blame}


def loss(model, before, after):
    """Bits a word, one by one."""
    return -np.log2(softmax(forward(model, before)[0])[np.arange(len(after)), after])


def train(dials, slope, miss, text, rng, steps):
    """Adam.  A fifth of the text is kept aside and tells at which step to stop."""
    held = max(2, len(text) // 5)
    (before, after), aside = windows(text[held:]), windows(text[:held])
    mean = {name: np.zeros_like(part) for name, part in dials.items()}
    square = {name: np.zeros_like(part) for name, part in dials.items()}
    best, least = dials, np.inf
    for step in range(steps):
        some = rng.integers(0, len(before), BATCH)
        gradient = slope(dials, before[some], after[some])
        rate = (
            RATE
            * (1 - step / steps)
            * (1 - 0.99 ** (step + 1)) ** 0.5
            / (1 - 0.9 ** (step + 1))
        )
        for name in dials:
            mean[name] += 0.1 * (gradient[name] - mean[name])
            square[name] += 0.01 * (gradient[name] ** 2 - square[name])
        dials = {
            name: dials[name] - rate * mean[name] / (np.sqrt(square[name]) + 1e-8)
            for name in dials
        }
        if step % 20 == 19 and (now := miss(dials, *aside).mean()) < least:
            best, least = dials, now
    return best


def from_zero(text, shape, seed, steps=None):
    rng = np.random.default_rng(seed)
    return train(new_model(rng, *shape), slopes, loss, text, rng, steps or STEPS)


# %% [markdown]
# ## The third way: two slivers beside a frozen matrix
#
# LoRA leaves the large model as it is. Beside each of its two matrices stand two slivers, one with `RANK` columns and
# one with `RANK` rows. Their product is added to the matrix. One sliver starts at zero, so at first nothing changes.
# The gradient of a product goes to both factors:


# %%
def new_slivers(rng, model):
    slivers = {}
    for name in ("into", "out"):
        rows, columns = model[name].shape
        slivers[name, "down"] = rng.normal(0, rows**-0.5, (rows, RANK))
        slivers[name, "up"] = np.zeros((RANK, columns))
    return slivers


def merged(model, slivers):
    return model | {
        name: model[name] + slivers[name, "down"] @ slivers[name, "up"]
        for name in ("into", "out")
    }


def sliver_slopes(model, slivers, before, after):
    slope, result = slopes(merged(model, slivers), before, after), {}
    for name in ("into", "out"):
        result[name, "down"] = slope[name] @ slivers[name, "up"].T
        result[name, "up"] = slivers[name, "down"].T @ slope[name]
    return result


def adapt(model, text, seed, steps=None):
    """The slivers alone are trained."""

    def slope(slivers, before, after):
        return sliver_slopes(model, slivers, before, after)

    def miss(slivers, before, after):
        return loss(merged(model, slivers), before, after)

    rng = np.random.default_rng(seed)
    return train(new_slivers(rng, model), slope, miss, text, rng, steps or STEPS)


def size(dials):
    return sum(part.size for part in dials.values())


small, large = new_model(rng, *SMALL), new_model(rng, *LARGE)
matrices = {
    "small": small["into"].size + small["out"].size,
    "large": large["into"].size + large["out"].size,
}
slivers = size(new_slivers(rng, large))
read = STEPS * BATCH  # words that a training reads, some of them many times
print("                    stored   trained   operations a word   to train, millions")
for name, stored, trained, work, to_train in (
    ("small", size(small), size(small), matrices["small"], 6 * matrices["small"]),
    ("large", size(large), size(large), matrices["large"], 6 * matrices["large"]),
    (
        "large, adapted",
        size(large),
        slivers,
        matrices["large"],
        4 * matrices["large"] + 6 * slivers,
    ),
):
    print(
        f"{name:<17}{stored:>9,}{trained:>10,}{2 * work:>20,}{to_train * read / 1e6:>21,.0f}"
    )
print(f"large : small, operations a word: {matrices['large'] / matrices['small']:.1f}")

# %% [markdown]
# Operations are two for each number of the two matrices; looking up a row of the embedding costs none. Training takes
# six: two for the guess, two to pass the blame back, two for the slopes. A frozen matrix needs no slopes, so four. (Our
# program is lazy there and computes them all the same.) The correction is added into the matrices at the end, so an
# answer of the adapted model costs what it did before.
#
# ## The examination
#
# At home the model reads 500 orders that nobody has seen. Two things are measured. How many **bits** does it need for
# a word: how surprised is it? And when an order names the **place** that a house rule decides, does it guess that
# place? Elsewhere it reads 500 sentences about kitchens, companies, farms and travel.


# %%
def examine(model, home, away):
    """Bits a word at home; the share of places guessed right; bits a word elsewhere."""
    before, after = windows(home)
    asked = np.isin(after, [NUMBER[place] for _, place in facts("warehouse")])
    guess = forward(model, before[asked])[0].argmax(axis=1)
    right = (guess == after[asked]).mean()
    return loss(model, before, after).mean(), right, loss(model, *windows(away)).mean()


def report(name, marks):
    print(f"{name:<34}{marks[0]:>7.2f}{marks[1]:>11.0%}{marks[2]:>14.2f}")
    return marks


bought = from_zero(public, LARGE, SEED)
untouched = {name: part.copy() for name, part in bought.items()}
specialists = {n: from_zero(orders[:n], SMALL, SEED) for n in ORDERS}
adapted = {n: merged(bought, adapt(bought, orders[:n], SEED)) for n in ORDERS}

print("                                     home     places     elsewhere")
print(
    f"{'dice':<34}{np.log2(len(NUMBER)):>7.2f}{1 / 8:>11.0%}{np.log2(len(NUMBER)):>14.2f}"
)
as_bought = report("large, as bought", examine(bought, home, away))
marks = {}
for n in ORDERS:
    marks["small", n] = report(
        f"small, {n:,} orders", examine(specialists[n], home, away)
    )
    marks["adapted", n] = report(
        f"large, adapted to {n:,} orders", examine(adapted[n], home, away)
    )

# %% alt="Bits a word at home against the number of own orders, from 10 to 1,000. The small model starts high, near five bits, and falls steeply. The adapted large model starts below three and falls slowly. At 300 orders the two meet and stay together, well below the dotted line of the large model as bought." fold="How the figure is drawn"
figure, axes = plt.subplots()
for kind, colour, dash in (("small", "#ad6200", "o-"), ("adapted", "#4a3fd0", "s--")):
    words = {"small": "small, from zero", "adapted": "large, adapted"}[kind]
    axes.plot(
        ORDERS, [marks[kind, n][0] for n in ORDERS], dash, color=colour, label=words
    )
axes.axhline(as_bought[0], color="#69727d", linestyle=":", label="large, as bought")
axes.set(
    xscale="log",
    title="How surprised by our orders?",
    xlabel="own orders read",
    ylabel="bits a word",
    ylim=(0, None),
)
axes.set_xticks(ORDERS, [f"{n:,}" for n in ORDERS])
axes.legend()
plt.show()

# %% [markdown]
# Lower is better. Three sentences of the chapter in one picture: with few orders the small model loses, with enough it
# is level, and the large one gains from being adapted at every number.
# { .caption }
#
# With 30 orders the small model has met some words once and others never. The adapted one knows how people talk in a
# warehouse, and needs little more than to be told that it stands in one. From 300 orders on the borrowed knowledge is
# worth nothing: both are equally good, and one of them costs a fraction.
#
# But a robot must not only follow the words. It has to bring the damaged boxes to the right place.

# %% alt="Places guessed right in percent against the number of own orders. Up to 30 orders both models lie near the eighth that dice would get. At 100 orders the small model gets about two thirds, the adapted one still hardly more than dice. From 300 orders on both are near 100 percent." fold="How the figure is drawn"
figure, axes = plt.subplots()
for kind, colour, dash in (("small", "#ad6200", "o-"), ("adapted", "#4a3fd0", "s--")):
    words = {"small": "small, from zero", "adapted": "large, adapted"}[kind]
    axes.plot(
        ORDERS,
        [100 * marks[kind, n][1] for n in ORDERS],
        dash,
        color=colour,
        label=words,
    )
axes.axhline(100 / 8, color="#69727d", linestyle=":", label="dice")
axes.set(
    xscale="log",
    title="Does it find the place?",
    xlabel="own orders read",
    ylabel="places right, percent",
    ylim=(0, 105),
)
axes.set_xticks(ORDERS, [f"{n:,}" for n in ORDERS])
axes.legend(loc="upper left")
plt.show()

# %% [markdown]
# Higher is better. House rules cannot be borrowed.
# { .caption }
#
# This we had not expected. At 100 orders the adapted model speaks better and knows the house *worse*. Our reading: it
# has learned from the public that any place goes with anything, and must unlearn it first, by a thin correction; the
# small model never heard otherwise. At 30 orders neither can be let near a pallet. So what the large model lends is
# the language. The rules of the house are learned at home, by everybody.

# %%
for n in (10, 30):
    assert marks["adapted", n][0] < marks["small", n][0] - 0.5, (
        "with few orders the adapted large model is far ahead"
    )
assert marks["small", 100][1] > marks["adapted", 100][1] + 0.15, (
    "but at 100 the small one knows more house rules"
)
for n in (300, 1000):
    assert abs(marks["adapted", n][0] - marks["small", n][0]) < 0.1, (
        "with enough orders they are level at home"
    )
assert marks["small", 1000][1] > 0.97 and marks["adapted", 1000][1] > 0.93, (
    "and both know the house"
)
assert all(marks["adapted", n][0] < as_bought[0] + 0.15 for n in ORDERS[1:])

# %% [markdown]
# ## Outside its job
#
# Look at the last column of the table again. Elsewhere the small model needs more bits than dice, and it gets *worse*
# the more it learns: it is sure of itself, and wrong. The adapted model forgets too, but it starts from knowledge and
# loses only a part. And its forgetting can be undone. Take the slivers off, and the large model is back, to the last
# bit. Ask all three:


# %%
def guesses(model, beginning, n=3):
    words = list(NUMBER)
    numbers = [0] * CONTEXT + [NUMBER[word] for word in beginning.split()]
    p = softmax(forward(model, np.array([numbers[-CONTEXT:]]))[0][0])
    return ", ".join(f"{words[i]} {p[i]:.0%}" for i in np.argsort(-p)[:n])


for beginning in (
    "the apple is a",
    "the shares of",
    "take the crates , and the wet ones to the",
):
    print(f"{beginning} …")
    for name, model in (
        ("as bought", bought),
        ("adapted", adapted[1000]),
        ("small", specialists[1000]),
    ):
        print(f"    {name:<11}{guesses(model, beginning)}")

# %%
dice = np.log2(len(NUMBER))
assert all(marks["small", n][2] > dice for n in ORDERS), (
    "elsewhere the small model is worse than dice"
)
assert all(as_bought[2] < marks["adapted", n][2] < dice for n in ORDERS), (
    "the adapted one forgets, but less"
)
assert all(np.array_equal(bought[name], untouched[name]) for name in bought), (
    "and below the slivers nothing changed"
)

# %% [markdown]
# ## Strike out the apple
#
# Now the question itself. Let the large model read everything again, but strike each sentence with an apple in it, the
# fruit and the company. Adapt it to the same 30 orders. Then strike all talk of warehouses instead, and keep the
# apples. Then a large model that has read nothing at all.

# %%
libraries = {
    "everything": bought,
    "all but apples": from_zero(read_public(rng, PUBLIC, without="apple"), LARGE, SEED),
    "all but warehouses": from_zero(read_public(rng, PUBLIC, ELSEWHERE), LARGE, SEED),
    "nothing": new_model(rng, *LARGE),
}
borrowed = {}
print(f"large, adapted to {FEW} orders         home     places     elsewhere")
for name, model in libraries.items():
    fitted = merged(model, adapt(model, orders[:FEW], SEED))
    borrowed[name] = report(f"  it had read {name}", examine(fitted, home, away))

# %% alt="Five bars, bits a word at home after 30 own orders. Large, having read everything: short. All but apples: about as short. All but warehouses: clearly longer. Nothing: as long as that. The small model from zero: the longest." fold="How the figure is drawn"
figure, axes = plt.subplots(figsize=(4.8, 2.6))
bars = {
    **{name: mark[0] for name, mark in borrowed.items()},
    "small, from zero": marks["small", FEW][0],
}
colours = ["#4a3fd0"] * len(borrowed) + ["#ad6200"]
axes.barh(list(bars)[::-1], list(bars.values())[::-1], color=colours[::-1])
axes.set(
    title=f"What had it read, before our {FEW} orders?", xlabel="bits a word at home"
)
plt.show()

# %% [markdown]
# Shorter is better. The apples are not missed. The talk of warehouses is.
# { .caption }

# %%
assert abs(borrowed["all but apples"][0] - borrowed["everything"][0]) < 0.35, (
    "apples are not missed"
)
for name in ("all but warehouses", "nothing"):
    assert borrowed[name][0] > borrowed["everything"][0] + 0.4, "talk of warehouses is"

# %% [markdown]
# So: no, it does not. Not the fruit, not the company. And a large model that had read about everything *except*
# warehouses was hardly a better start than one that had read nothing. Size alone lent nothing. Being large is no help;
# having read the right thing is.
#
# ## And if the large one reads our orders too?
#
# One more fair question. Give the large model everything, and our thousand orders among it, from the beginning.

# %%
mixed = [
    words
    for i, order in enumerate(orders)
    for words in (*public[4 * i : 4 * i + 4], order)
]
told = from_zero(mixed, LARGE, SEED)
first = np.concatenate(
    [np.arange(len(words)) < 2 for words in home]
)  # the first two words of each order
print("bits a word at home        all   first two   the rest      places   elsewhere")
for name, model in (
    ("large, told everything", told),
    ("small, 1,000 orders", specialists[1000]),
):
    each, result = loss(model, *windows(home)), examine(model, home, away)
    print(
        f"{name:<23}{each.mean():7.2f}{each[first].mean():12.2f}{each[~first].mean():11.2f}{result[1]:12.0%}{result[2]:12.2f}"
    )

# %% [markdown]
# It knows the house, and it knows the world. The small one is still ahead at home. The columns say why, in part: the
# large model begins each order without knowing what it will be about, and pays for it with the first two words. (Another
# part: in as many steps it met each of our orders a fifth as often.) A specialist has its subject built in.

# %%
result, expert = examine(told, home, away), marks["small", 1000]
assert expert[0] < result[0] - 0.1 < result[2] + 1 < expert[2], (
    "ahead at home, far behind elsewhere"
)
assert result[1] > 0.8, "the large one that was told knows the house"

# %% [markdown]
# ## What this does not show { .limits }
#
# - **How many orders a real robot needs.** Our world has 112 words, five subjects and sentences cut from templates. The
#   crossing lies between 30 and 300 orders *here*. That there is one is the finding, its place is not.
# - **That knowledge of the world is useless to a robot.** Our subjects share a few frames and little else, so text about
#   farms could not teach much about warehouses. Real language shares far more: what *ones* means in "the damaged ones",
#   how to refuse, what breaks. [The chapter](../scale/small-and-focused.md) argues that this is what is borrowed, and
#   this lab cannot refute it: it is too poor a world to hold it.
# - **That LoRA is bad at rules.** One rank, one recipe, 100 orders. From 300 on it knew the house.
# - **Distillation and pruning**, the chapter's other ways to a small model, were not tried.
# - **That the small one is small enough.** It was chosen before the first comparison and not tuned; its embedding holds
#   a row for every word of the world, most of which it never meets.
