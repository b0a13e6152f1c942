# ---
# title: Small and focused, put to the test
# description: A small model matches an adapted large one at home after a few hundred orders of its own. With few it loses, and elsewhere it loses too.
# checked: 2026-11
# minutes: 11
# before: [scale/small-and-focused.md]
# also: specialised model, domain-specific model, SLM, small language model experiment, LoRA experiment, low-rank adaptation from scratch, NumPy LoRA, fine-tuning against training from zero, forgetting
# ---

# %% [markdown]
# # Small and focused
#
# **After a few hundred orders of its own, a small model does its one job as well as a large model that was adapted to
# it, for a fifteenth of the work of each answer. With thirty orders it is lost. Elsewhere it is worse than dice. And in
# this small world Apple did not matter.**
# { .answer }
#
# Does a warehouse robot need to know that Apple is a fruit? [The chapter](../scale/small-and-focused.md) says: a small
# model can match a large one at one job, if it gets enough examples; with few it loses; outside its job it
# loses too. It proves that for straight lines and adds that straight lines are not language. So here are words.
#
# Three ways to a robot that understands orders:
#
# 1. **Small, from zero.** It reads our own orders and nothing else.
# 2. **Large, as bought.** It has read 4,000 sentences about everything.
# 3. **Large, adapted.** The same, frozen, with a thin correction that is trained on our orders: low-rank adaptation,
#    [LoRA](../scale/small-and-focused.md).
#
# *Before you read on*, guess: how many orders of its own does the small one need to keep up?

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
        "{please} {move} the {colour} {thing} from {spot} {number} "
        "to {spot} {number} .",
        "{please} {move} the {thing} , and the {a} ones to the {b} .",
        "the {a} {thing} go to the {b} .",
    ],
}
FACTS = {
    "kitchen": "apple fruit, pear fruit, plum fruit, "
    "carrot vegetable, onion vegetable, leek vegetable",
    "business": "apple phones, acme ladders, globex drills, initech printers",
    "farm": "cow grass, cat mice, bee nectar, bear honey",
    "travel": "paris france, rome italy, madrid spain, cairo egypt",
    "warehouse": "damaged workshop, frozen freezer, heavy floor, empty baler, "
    "fragile vault, wet dryer, returned outlet, broken dump",
}
ELSEWHERE = ("kitchen", "business", "farm", "travel")


# %% fold="How sentences are made"
def one_of(rng, choices):
    return choices[rng.integers(len(choices))]


def facts(subject):
    return [tuple(pair.split()) for pair in FACTS[subject].split(", ")]


def sentence(rng, subject, pairs):
    """A template, its gaps filled: {a} and {b} by a pair, the others by chance."""
    gaps = dict(zip("ab", one_of(rng, pairs), strict=True))
    template = one_of(rng, TEMPLATES[subject])
    for gap, words in SLOTS.items():
        while f"{{{gap}}}" in template:
            template = template.replace(f"{{{gap}}}", one_of(rng, words), 1)
    return template.format(**gaps).split()


def read_public(rng, n, subjects=(*ELSEWHERE, "warehouse"), without=None):
    """Sentences about everything.  In public any state goes with any place."""
    states, places = zip(*facts("warehouse"), strict=True)
    pairs = {subject: facts(subject) for subject in ELSEWHERE}
    pairs["warehouse"] = [(state, place) for state in states for place in places]
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
    text = " ".join([*sentences, *choices, *FACTS.values(), ","]).replace(", ", " ")
    return sorted({",", *(word for word in text.split() if word[0] != "{")})


WORDS = ["", *all_words()]  # the empty word stands before a sentence
NUMBER = {word: i for i, word in enumerate(WORDS)}

# %%
rng = np.random.default_rng(SEED)
public, orders = read_public(rng, PUBLIC), read_orders(rng, max(ORDERS))
home = read_orders(rng, EXAMINED)  # these two are never used for training
away = read_public(rng, EXAMINED, ELSEWHERE)
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
    rows = model["embed"][before].reshape(len(before), -1)  # (words, context·d_model)
    hidden = np.maximum(rows @ model["into"], 0)  # (words, hidden)
    return hidden @ model["out"], rows, hidden


# %% fold="The slopes, and the training"
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
    best, least = (
        dials,
        miss(dials, *aside).mean(),
    )  # no training at all is a choice too
    for step in range(steps):
        some = rng.integers(0, len(before), BATCH)
        gradient = slope(dials, before[some], after[some])
        rate = RATE * (1 - step / steps)
        rate *= (1 - 0.99 ** (step + 1)) ** 0.5 / (1 - 0.9 ** (step + 1))
        for name in dials:
            mean[name] += 0.1 * (gradient[name] - mean[name])
            square[name] += 0.01 * (gradient[name] ** 2 - square[name])
        turn = {name: mean[name] / (np.sqrt(square[name]) + 1e-8) for name in dials}
        dials = {name: dials[name] - rate * turn[name] for name in dials}
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
    changed = ("into", "out")
    return model | {
        name: model[name]
        + slivers[name, "down"] @ slivers[name, "up"]  # (rows, columns)
        for name in changed
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
slivers = size(new_slivers(rng, large))
read = STEPS * BATCH  # words that a training reads, most of them many times


def matrices(model):
    return model["into"].size + model["out"].size


print("                 stored   trained   operations a word   to train, millions")
for name, model, trained, to_train in (
    ("small", small, size(small), 6 * matrices(small)),
    ("large", large, size(large), 6 * matrices(large)),
    ("large, adapted", large, slivers, 4 * matrices(large) + 6 * slivers),
):
    line = f"{name:<14}{size(model):>9,}{trained:>10,}"
    print(line + f"{2 * matrices(model):>20,}{to_train * read / 1e6:>21,.0f}")
times = matrices(large) / matrices(small)
print(f"an answer of the large one costs {times:.1f} times as much")

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

dice = np.log2(len(NUMBER))
print("                                     home     places     elsewhere")
report("dice", (dice, 1 / len(facts("warehouse")), dice))
as_bought = report("large, as bought", examine(bought, home, away))
marks = {}
for n in ORDERS:
    marks["small", n] = examine(specialists[n], home, away)
    marks["adapted", n] = examine(adapted[n], home, away)
    report(f"small, {n:,} orders", marks["small", n])
    report(f"large, adapted to {n:,} orders", marks["adapted", n])

# %% alt="Bits a word at home against the number of own orders, from 10 to 1,000. The small model starts high, near five bits, and falls steeply. The adapted large model lies on the dotted line of the large model as bought up to 30 orders, and below it from 100 on. At 300 orders the two meet and stay together." fold="How the figure is drawn"
figure, axes = plt.subplots()
for kind, colour, dash in (("small", "#1b2330", "s--"), ("adapted", "#4a3fd0", "o-")):
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
# Lower is better. With few orders the small model loses, with enough it is level.
# { .caption }
#
# With 30 orders the small model has met some words once and others never. The large one knows how people talk in a
# warehouse. Adapting it to so few orders was no gain: no step of the training was better than none on the orders kept
# aside, so it stays as bought. (In other draws thirty orders help a little, or harm.) With 100 orders it gains. From 300 on, what it borrowed from the public is worth nothing
# any more: both are equally good, and an answer of one of them costs a fifteenth.
#
# But a robot must not only follow the words. It has to bring the damaged boxes to the right place.

# %% alt="Places guessed right in percent against the number of own orders. At 10 orders both models lie near the eighth that dice would get, at 30 the small one has not quite a third. At 100 orders it gets about 70 percent, the adapted one a little less. From 300 orders on both are near 100 percent." fold="How the figure is drawn"
figure, axes = plt.subplots()
for kind, colour, dash in (("small", "#1b2330", "s--"), ("adapted", "#4a3fd0", "o-")):
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
# This we had not expected. At 100 orders the adapted model speaks better, and yet it knows the house no better: rather
# worse. In ten other worlds, which a test of this site tries with smaller models, it was clearly behind on average.
# Our reading: it has learned from the public that any place goes with anything, and must unlearn that first; the small
# model never heard otherwise. And at 30 orders neither can be let near a pallet. So what the large model lends is the
# language. The rules of the house are learned at home, by everybody.

# %%
for n in ORDERS:
    mine, other = marks["small", n], marks["adapted", n]
    if n <= 30:
        assert other[0] < mine[0] - 0.5, "with few orders the large model is far ahead"
    if n == 100:
        assert other[0] < mine[0], "at 100 it still speaks better"
        assert other[1] < mine[1] + 0.05, "and yet it knows the house no better"
    if n >= 300:
        assert abs(mine[0] - other[0]) < 0.1, (
            "with enough orders they are level at home"
        )
        assert min(mine[1], other[1]) > 0.9, "and both know the house"
    if n >= 100:
        assert other[0] < as_bought[0] - 0.1, "and adapting was worth it"

# %% [markdown]
# ## Outside its job
#
# Look at the last column of the table again. Elsewhere the small model needs more bits than dice, and it gets *worse*
# the more it learns: it is sure of itself, and wrong. The adapted model forgets too, but it starts from knowledge and
# loses only a part. And its forgetting can be undone. Take the slivers off, and the large model is back, to the last
# bit. Ask all three:


# %%
def guesses(model, beginning, n=3):
    numbers = [0] * CONTEXT + [NUMBER[word] for word in beginning.split()]
    p = softmax(forward(model, np.array([numbers[-CONTEXT:]]))[0][0])
    return ", ".join(f"{WORDS[i]} {p[i]:.0%}" for i in np.argsort(-p)[:n])


models = {"as bought": bought, "adapted": adapted[1000], "small": specialists[1000]}
for beginning in (
    "the apple is a",
    "the shares of",
    "take the crates , and the wet ones to the",
):
    print(f"{beginning} …")
    for name, model in models.items():
        print(f"    {name:<11}{guesses(model, beginning)}")

# %%
for n in ORDERS:
    assert marks["small", n][2] > dice, "elsewhere the small model is worse than dice"
    if n >= 100:
        assert as_bought[2] < marks["adapted", n][2] < dice, (
            "the adapted one forgets, but less"
        )
for name, part in bought.items():
    assert np.array_equal(part, untouched[name]), "below the slivers nothing changed"

# %% [markdown]
# ## Strike out the apple
#
# Now the question itself. Let the large model read everything again, but strike each sentence with an apple in it, the
# fruit and the company. Offer it the same 30 orders, to learn from or to leave. Then strike all talk of warehouses
# instead, and keep the apples. Then a large model that has read nothing at all.

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

# %% alt="Five bars, bits a word at home after 30 own orders. Large, having read everything: short. All but apples: about as short. All but warehouses: twice as long. Nothing: somewhat shorter than that. The small model from zero: about as long as all but warehouses." fold="How the figure is drawn"
figure, axes = plt.subplots(figsize=(4.8, 2.6))
bars = {name: mark[0] for name, mark in borrowed.items()}
bars["small, from zero"] = marks["small", FEW][0]
colours = ["#4a3fd0"] * len(borrowed) + ["#1b2330"]
axes.barh(list(bars)[::-1], list(bars.values())[::-1], color=colours[::-1])
axes.set(
    title=f"What had it read, before our {FEW} orders?", xlabel="bits a word at home"
)
plt.show()

# %% [markdown]
# Shorter is better. The apples are not missed. The talk of warehouses is.
# { .caption }

# %%
usual = borrowed["everything"][0]
assert abs(borrowed["all but apples"][0] - usual) < 0.25, "apples are not missed"
assert borrowed["all but warehouses"][0] > usual + 0.4, "talk of warehouses is"
assert borrowed["nothing"][0] > usual + 0.4

# %% [markdown]
# So: no, it does not. Not the fruit, not the company. And a large model that had read about everything *except*
# warehouses was a worse start here than one that had read nothing: 3.35 bits against 2.80. What helps is not to be large. It is to have read
# the right thing.
#
# ## And if the large one reads our orders too?
#
# One more fair question. Give the large model everything, and our thousand orders among it, from the beginning.

# %%
mixed = []  # four sentences about everything, one order, and so on
for i, order in enumerate(orders):
    mixed += [*public[4 * i : 4 * i + 4], order]
told = from_zero(mixed, LARGE, SEED)
beginnings = [np.arange(len(words)) < 2 for words in home]
first = np.concatenate(beginnings)  # (words,): is it one of the first two?

print("bits a word at home        all   first two   the rest    places")
for name, model in (
    ("large, told everything", told),
    ("small, 1,000 orders", models["small"]),
):
    each, right = loss(model, *windows(home)), examine(model, home, away)[1]
    line = f"{name:<23}{each.mean():7.2f}{each[first].mean():12.2f}"
    print(line + f"{each[~first].mean():11.2f}{right:10.0%}")

# %% [markdown]
# It knows the house, and it knows the world. The small one is still ahead at home. The columns say why, in part: the
# large model begins each order without knowing what it will be about, and pays for it with the first two words. (Another
# part: in as many steps it met each of our orders a fifth as often.) A specialist has its subject built in.

# %%
result, expert = examine(told, home, away), marks["small", 1000]
assert expert[0] < result[0] - 0.1, "the small one is ahead at home"
assert result[2] < 2 and expert[2] > dice, "and far behind elsewhere"
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
