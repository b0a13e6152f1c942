# ---
# title: "Lab: Two Apples"
# description: Vectors learned from 83 short sentences put apple between fruit and firms; the words around it tell which one is meant, in new sentences too.
# checked: 2026-11
# minutes: 8
# before: [weights/embeddings.md]
# also: word embeddings experiment, word2vec, CBOW, polysemy, word sense disambiguation, distributional semantics, attention weights, masked word
# ---

# %% [markdown]
# # Two Apples
#
# **Nobody tells the model that an apple can be a fruit or a firm. From 83 short sentences it learns one vector for the word, and that lies between both. By the words around it, it tells which apple is meant, in sentences it has never seen.**
# { .answer }
#
# The page on [embeddings](../weights/embeddings.md) made its point with counted rows, whose columns had names: kitchen, devices, money. Real rows are learned, and nobody names their columns. Does the point survive? We let a small model learn its rows from text, then ask three questions. Where does the row of *apple* lie? Can the sentence around it tell fruit from firm? Does that still work with neighbours that *apple* never had?
#
# *Before you read on*, write two sentences with *apple*, one about the fruit and one about the firm, and guess what the model will say.
#
# ## All the text there is
#
# This is the whole corpus. We wrote it for this lab. One half is about a kitchen with pears, plums and cherries, the other about three invented firms: Acme, Globex, Initech. *Apple* turns up in both. **The model sees the sentences in one heap, without labels.** Nor are there capital letters that could give the secret away.

# %%
import math

import matplotlib.pyplot as plt
import numpy as np

CORPUS = """
she ate a ripe pear from the basket . he ate a sweet plum in the garden .
she ate a red apple from the basket . the worm ate the ripe cherry .
the horse ate the pear and the plum .
the horse ate a green apple in the garden . we bake a pie with plum and sugar .
we bake a cake with pear and sugar . we bake a pie with apple and sugar .
i bake a cake with cherry and honey . bake the pear with honey in the oven .
a cherry pie is in the oven . the old pear tree is in the garden .
the apple tree in the garden is old . the cherry tree in the orchard is old .
ripe plum and ripe pear hang in the orchard .
the orchard smells of plum and cherry . we pick cherry in the orchard .
we pick pear and plum from the tree . they pick a sweet apple from the tree .
a basket of plum is in the kitchen . peel the pear with a knife .
peel the plum and cook it with sugar . peel the apple with a sharp knife .
cook the cherry with sugar to make jam . jam of plum is sweet .
we make jam of pear and honey in the kitchen . press the pear to make juice .
cherry juice is sweet . she drinks a glass of plum juice .
he drinks apple juice . the seeds of the pear are small .
the seeds of the apple are brown . a plum has a large stone .
the cherry has a stone . the pear is ripe and the juice is fresh .
a slice of plum cake with fresh cream . a slice of apple pie with cream .
pear with cream is sweet . fresh cherry with cream .
the cook cut the plum with a knife . cut the apple in a slice .
acme sells a new phone with a large screen . globex sells a new laptop .
apple sells a new phone with a small screen .
initech makes chips for the laptop . acme makes the camera of the phone .
apple makes software for the laptop .
the shares of globex fell after the report .
the shares of acme rose in the market . the shares of apple rose .
investors like the profit of initech . investors sold shares of globex .
investors like apple and the new phone .
the boss of acme will report the profit . the boss of globex left .
the boss of apple will report in spring .
initech hired engineers to write software . acme hired a lawyer .
globex hired engineers . apple hired a designer .
globex opens a store in the city . acme opens an office in the city .
apple opens a large store in the city . the update of initech software is free .
globex will update the camera . apple will update the software of the phone .
a court fined globex . the lawyer of initech went to court .
acme went to court over a patent . globex has the patent .
the battery of the acme phone is weak .
globex makes a new battery for the laptop . the charger of initech is weak .
the market is weak and the profit of acme fell .
the price of globex shares rose . initech sold the factory .
acme opens a factory for chips . globex closed the factory and the office .
the bank sold shares of initech . the customers of acme like the screen .
customers of globex return the laptop . customers of initech like the update .
"""
FRUIT = ("pear", "plum", "cherry")
FIRMS = ("acme", "globex", "initech")
SIZE = 8  # numbers in the row of a word
STEPS = 100
SEED = 0


def sentences(text):
    return [sentence.split() for sentence in text.split(".") if sentence.strip()]


corpus = sentences(CORPUS)
words = sorted({word for sentence in corpus for word in sentence})
in_all = sum(map(len, corpus))
print(f"{len(corpus)} sentences, {in_all} words, {len(words)} different ones")
print(
    "apple stands in",
    sum("apple" in sentence for sentence in corpus),
    "of the sentences",
)

# %% [markdown]
# And these are the sentences of the examination. None of them is in the corpus. In the first two groups *apple* stands beside words that it has met there. In the last two it has met none of them, apart from little words such as *the* and *of*. Counting *apple*'s neighbours is no help there.

# %%
EXAM = {
    ("fruit", "met"): """
she ate the apple in the garden . a red apple from the old tree .
bake a pie with a green apple . a sharp knife and a brown apple .
she drinks apple juice with sugar . they pick the apple from the basket .
""",
    ("firm", "met"): """
apple sells a laptop with a large screen .
the boss of apple hired a new designer . investors like the shares of apple .
apple will update the phone in spring . the new software of apple .
a new apple store is in the city .
""",
    ("fruit", "never met"): """
the worm is in the ripe apple . the orchard smells of apple .
we cook apple and plum to make jam . a fresh apple is in the kitchen .
apple cake with honey is in the oven . press the ripe apple .
""",
    ("firm", "never met"): """
the profit of apple fell . a court fined apple over a patent .
apple closed the factory . the lawyer of apple went to the bank .
engineers of apple make chips . customers return the charger of apple .
""",
}

met = {word for sentence in corpus if "apple" in sentence for word in sentence} - {
    "apple"
}
for (sense, kind), text in EXAM.items():
    shared = {word for sentence in sentences(text) for word in sentence} & met
    which = ": " + ", ".join(sorted(shared)) if kind == "never met" else ""
    print(f"{sense}, {kind}: {len(shared)} words have stood beside apple{which}")

# %% [markdown]
# ## A model that fills gaps
#
# The model learns by a game. One word of a sentence is covered, and it must guess the word from the others. It has three kinds of dials:
#
# - each word has a **row** of eight numbers;
# - each word has a **voice**, one number that says how loudly it speaks;
# - each word has a **bias**, which says how common it is.
#
# It is marked by its **surprise** at the covered word (its loss, in *nats*): 0 would be certainty, and lower is better.
#
# The guess takes two steps. The rows of the other words are mixed, the loud ones with larger shares. Then the mixture is compared with each row of the table, and the words that fit best get the largest chances. The shares are a small [attention](../weights/attention.md): a softmax of scores. But here one question serves for all gaps, where a transformer asks a new one for each word.


# %%
def gaps(sentences, words, only=None):
    """For each covered word: how often each word stands around it, and which it is."""
    at, around, covered = {word: i for i, word in enumerate(words)}, [], []
    for sentence in sentences:
        whole = np.bincount([at[word] for word in sentence], minlength=len(words))
        for word in sentence:
            if only in (None, word):
                around.append(whole.astype(float))
                around[-1][at[word]] -= 1
                covered.append(at[word])
    return np.array(around), np.array(covered)  # (gaps, words), (gaps,)


def listen(dials, around):
    rows, voice, bias = dials  # (words, SIZE), (words,), (words,)
    shares = around * np.exp(voice)
    shares /= shares.sum(1, keepdims=True)  # (gaps, words)
    mixture = shares @ rows  # (gaps, SIZE)
    scores = mixture @ rows.T + bias  # (gaps, words)
    scores -= scores.max(1, keepdims=True)
    return shares, mixture, scores - np.log(np.exp(scores).sum(1, keepdims=True))


def loss(dials, around, covered):
    return -listen(dials, around)[2][np.arange(len(covered)), covered].mean()


# %% fold="The slopes, and the training"
def gradient(dials, around, covered):
    shares, mixture, logs = listen(dials, around)
    error = np.exp(logs)  # (gaps, words)
    error[np.arange(len(covered)), covered] -= 1
    error /= len(covered)
    into_mixture = error @ dials[0]  # (gaps, SIZE)
    into_shares = into_mixture @ dials[0].T  # (gaps, words)
    into_voice = shares * (into_shares - (shares * into_shares).sum(1, keepdims=True))
    return error.T @ mixture + shares.T @ into_mixture, into_voice.sum(0), error.sum(0)


def learn(sentences, words, seed, rate=0.03):
    """Adam, on all gaps at once."""
    around, covered = gaps(sentences, words)
    rows = np.random.default_rng(seed).normal(size=(len(words), SIZE)) * 0.3
    dials = [rows, np.zeros(len(words)), np.zeros(len(words))]
    mean, square = [np.zeros_like(p) for p in dials], [np.zeros_like(p) for p in dials]
    for step in range(1, STEPS + 1):
        for p, g, m, q in zip(
            dials, gradient(dials, around, covered), mean, square, strict=True
        ):
            m += 0.1 * (g - m)
            q += 0.01 * (g * g - q)
            p -= rate * m / (1 - 0.9**step) / (np.sqrt(q / (1 - 0.99**step)) + 1e-9)
    return dials


# %%
dials = learn(corpus, words, SEED)
around, covered = gaps(corpus, words)
share = np.bincount(covered) / len(covered)
print(f"{sum(p.size for p in dials):,} parameters, {len(covered)} gaps")
print(f"surprise at the covered word: {loss(dials, around, covered):.2f} nats")
print(f"for one who knows only how common each word is: {-share @ np.log(share):.2f}")

# %% [markdown]
# ## One row, between two senses
#
# Draw a line from the middle of the three firms to the middle of the three fruits, and call its ends −1 and +1. Every row has a place along this line. **We use six names to find the line, after the training. The model never had them as labels.**


# %%
def place(dials, words, vectors):
    """Along the line from firms (-1) to fruits (+1)."""
    fruit, firms = (
        dials[0][[words.index(name) for name in names]].mean(0)
        for names in (FRUIT, FIRMS)
    )
    line = fruit - firms  # (SIZE,)
    return 2 * (vectors - (fruit + firms) / 2) @ line / (line @ line)


def place_of(dials, words, word):
    return place(dials, words, dials[0][words.index(word)]).item()


for group in (FRUIT, ("apple",), FIRMS):
    print("   ".join(f"{word} {place_of(dials, words, word):+.2f}" for word in group))
others = sorted(
    set(words) - {*FRUIT, *FIRMS}, key=lambda word: place_of(dials, words, word)
)
print("\nnearest to the fruits:", ", ".join(others[:-9:-1]))
print("nearest to the firms: ", ", ".join(others[:8]))

# %% [markdown]
# The row of *apple* stands between all fruits and all firms. The same eight numbers must be a good guess beside *pie* and beside *investors*, so they end up where both pull. The row alone gives one answer to every sentence of the examination, and is right in half of them.
#
# ## The sentence decides
#
# So cover *apple*, mix the rows of its neighbours by their voices, and look where on the line the mixture falls. Above zero means fruit.


# %%
def examine(dials, words):
    """Group → where the mixture around apple falls, for each of its sentences."""
    around = {
        group: gaps(sentences(text), words, "apple")[0] for group, text in EXAM.items()
    }
    return {
        group: place(dials, words, listen(dials, rest)[1])
        for group, rest in around.items()
    }


def right(results):
    """Group → how many of its sentences fell on the right side."""
    return {
        group: int(((places > 0) == (group[0] == "fruit")).sum())
        for group, places in results.items()
    }


results = examine(dials, words)
for group, text in EXAM.items():
    score = f"{right(results)[group]} of {len(results[group])} right"
    print(f"{group[0]}, {group[1]}: {score}")
    for sentence, value in zip(sentences(text), results[group], strict=True):
        print(f"  {value:+.2f}  {' '.join(sentence)}")

# %% alt="Points on a line from firm to fruit. The three fruits lie right, the three firms left, the row of apple between them. Below, twelve kitchen sentences with apple all lie right of zero and twelve about the firm all left, whether their words had met apple or not." fold="How the figure is drawn"
figure, axes = plt.subplots(figsize=(4.8, 3.4))
axes.axvline(0, color="#d3d9e2")
for names, height in ((FRUIT, 4), (FIRMS, 4), (("apple",), 3)):
    axes.plot(
        [place_of(dials, words, name) for name in names],
        [height] * len(names),
        "s",
        color="#1b2330",
    )
for (sense, kind), values in results.items():
    height = (2 if sense == "fruit" else 1) + (0.12 if kind == "met" else -0.12)
    fill = "full" if kind == "met" else "none"
    axes.plot(values, [height] * len(values), "o", color="#4a3fd0", fillstyle=fill)
labels = [
    "apple, about\nthe firm",
    "apple, in\nthe kitchen",
    "the row\nof apple",
    "rows of firms\nand of fruits",
]
axes.set_yticks([1, 2, 3, 4], labels)
axes.set(ylim=(0.5, 4.5), title="One row, two places", xlabel="from firm to fruit")
plt.show()

# %% [markdown]
# The row of *apple* lies between the firms and the fruits. Its sentences all fall on their own side, also those whose words *apple* had never met (open circles).
# { .caption }
#
# The open circles are the interesting ones. *Apple* never met *orchard*. But *plum* and *cherry* did, and so *orchard* got a row on the kitchen's side. **Knowledge travels from word to word through the rows**, and a new sentence profits from it.
#
# ## Who speaks?

# %% alt="Two sentences as bars, one bar for each word. In the first, orchard and smells take nearly everything, the and of almost nothing. In the second, closed takes nearly everything." fold="How the figure is drawn"
figure, panels = plt.subplots(2, 1, figsize=(4.8, 3.4))
for axes, text in zip(
    panels, ("the orchard smells of apple", "apple closed the factory"), strict=True
):
    shares = listen(dials, gaps([text.split()], words, "apple")[0])[0][0]
    told = [word for word in text.split() if word != "apple"]
    axes.barh(told, [shares[words.index(word)] for word in told], color="#4a3fd0")
    axes.invert_yaxis()
    axes.set(xlim=(0, 1), title=text)
axes.set_xlabel("share in the mixture")
plt.show()

# %% [markdown]
# Little words are almost silent. *Orchard* and *smells* decide the first sentence, *closed* the second.
# { .caption }

# %%
voices = sorted(words, key=lambda word: dials[1][words.index(word)])
print("quietest:", ", ".join(voices[:10]))
print("loudest: ", ", ".join(voices[:-11:-1]))

# %% [markdown]
# Nobody told the model that *the* says nothing about apples. It found out that listening to *the* does not help to fill gaps. And there is a surprise: the names are quiet too. *Pear* stands beside so many words that it predicts none of them well. *Oven* predicts a cake.
#
# ## Ten starts, and a corpus that says nothing
#
# Is it luck? We train ten times, from ten random tables. Then we spoil the corpus: all its words are shuffled, so that each sentence keeps its length and loses its sense. If the vectors learn from *which words stand together*, the examination must now fail.


# %%
def shuffled(corpus, seed):
    heap = [word for sentence in corpus for word in sentence]
    mixed = iter(np.random.default_rng(seed).permutation(heap).tolist())
    return [[next(mixed) for _ in sentence] for sentence in corpus]


def experiment(corpus, words, seed):
    """Right answers; with new neighbours; apple's distance to a fruit, to a firm."""
    dials = learn(corpus, words, seed)
    count = right(examine(dials, words))
    fruits, firms = (
        [place_of(dials, words, name) for name in names] for names in (FRUIT, FIRMS)
    )
    apple = place_of(dials, words, "apple")
    new = sum(n for (_, kind), n in count.items() if kind == "never met")
    return sum(count.values()), new, min(fruits) - apple, apple - max(firms)


sense = np.array([experiment(corpus, words, seed) for seed in range(10)])
nonsense = np.array(
    [experiment(shuffled(corpus, seed), words, seed) for seed in range(10)]
)
print("right of 24      ten starts                       mean")
print(
    "the corpus   ",
    *(f"{int(n):>2}" for n in sense[:, 0]),
    f"   {sense[:, 0].mean():.1f}",
)
print(
    "shuffled     ",
    *(f"{int(n):>2}" for n in nonsense[:, 0]),
    f"   {nonsense[:, 0].mean():.1f}",
)
print("the row alone", *(["12"] * 10), "   12.0")
print(f"\nof the 12 with new neighbours, in the worst start: {int(sense[:, 1].min())}")
print(
    f"least distance from apple's row "
    f"to a fruit {sense[:, 2].min():.2f}, to a firm {sense[:, 3].min():.2f}"
)

# %% [markdown]
# A coin would get 12 of 24. We ask for 20, which a coin reaches about once in 1,295 examinations.
#
# ## Sentences that mix
#
# Four more, outside the examination. In them the two worlds touch, which they never did in the corpus.

# %%
for text in (
    "the boss ate a ripe apple",
    "apple opens an orchard",
    "a worm is in the new phone of apple",
    "the shares of the apple tree rose",
):
    around = gaps([text.split()], words, "apple")[0]
    print(f"{place(dials, words, listen(dials, around)[1])[0]:+.2f}  {text}")

# %% [markdown]
# Most of them end near zero: the model does not know, and it is right not to. The mixture has no grammar. It hears *boss* and *ripe*, and cannot know that a boss may eat. One round of listening is not understanding.
#
# ## The conclusions, asserted
#
# If one of these fails, this site does not build. A test repeats them on ten other starts, each with a tenth of the corpus struck out.

# %%
assert {"a", "and", "in", "is", "of", "the", "we", "with"} >= {
    word
    for group, text in EXAM.items()
    if group[1] == "never met"
    for s in sentences(text)
    for word in s
} & met, (
    "half of the examination has neighbours that are new to apple, but for little words"
)
assert not {*map(tuple, corpus)} & {
    tuple(s) for text in EXAM.values() for s in sentences(text)
}, "no sentence was seen"
assert sense[:, 2:].min() > 0.2, "apple's row lies between all fruits and all firms"
assert sense[:, 0].min() >= 20, (
    "the sentence tells fruit from firm: 20 of 24 at least, where chance gets 12"
)
assert sense[:, 1].min() >= 10, "even beside words that apple never met"
assert nonsense[:, 0].mean() < 16, "and not if the words of the corpus are shuffled"
print(
    f"right: {sense[:, 0].mean() / 24:.0%}; by chance: 50%; "
    f"asserted: {20 / 24:.0%} in every start"
)
print(
    "a coin gets 20 or more once in "
    f"{2**24 / sum(math.comb(24, k) for k in range(20, 25)):,.0f} examinations"
)

# %% [markdown]
# ## What this does not show { .limits }
#
# - **It is a toy, and an easy one.** Two senses, two worlds that hardly share a word, and an examiner who wrote both the lessons and the questions. Full marks here say nothing about real text.
# - **Only the sense was learned, not the thing.** The model knows which words keep company. It knows nothing of the taste of an apple, nor of what a share is.
# - **No order.** *Apple sells pear* and *pear sells apple* are one bag of words. A transformer knows positions, and asks a different question at each of them.
# - **The line was ours.** The senses lie apart along a direction that we found with six names. That a model *uses* such a direction does not follow from our finding one.
