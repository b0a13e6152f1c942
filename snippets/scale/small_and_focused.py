"""40 dials for the warehouse, from zero or borrowed, against 800 for everything."""

import numpy as np

dice = np.random.default_rng(5)
TOPICS, INPUTS, NOISE = 20, 40, 1.0

# Topics share something and have something of their own.  0 is the warehouse.
common = dice.normal(size=INPUTS)
truth = common + 0.3 * dice.normal(size=(TOPICS, INPUTS))


def examples(topic, n):  # questions (n, INPUTS) and answers (n,)
    x = dice.normal(size=(n, INPUTS))
    return x, x @ truth[topic] + NOISE * dice.normal(size=n)


def fit(
    x, y, start=0.0, hold=1e-9
):  # least squares; `hold` keeps the dials near `start`
    start = np.broadcast_to(start, INPUTS)
    return start + np.linalg.solve(
        x.T @ x + hold * np.eye(INPUTS), x.T @ (y - x @ start)
    )


def miss(dials, topic):  # the typical miss on new questions of a topic
    return np.sqrt(NOISE**2 + np.sum((dials - truth[topic]) ** 2))


# The large model: 40 dials a topic, 200 examples of each.
large = np.array([fit(*examples(topic, 200)) for topic in range(TOPICS)])
start = large[1:].mean(axis=0)  # what it learned elsewhere

home = miss(large[0], 0)
away = np.mean([miss(large[topic], topic) for topic in range(1, TOPICS)])
print(f"large, {large.size} dials        warehouse {home:.2f}   elsewhere {away:.2f}")
print(f"\n{INPUTS} dials             from zero   from the large one's knowledge")
print("warehouse examples            warehouse           warehouse   elsewhere")
rows = []
for n in (10, 50, 200, 500, 5000):
    x, y = examples(0, n)
    alone, adapted = fit(x, y), fit(x, y, start, hold=11)
    others = np.mean([miss(adapted, topic) for topic in range(1, TOPICS)])
    rows.append((n, miss(alone, 0), miss(adapted, 0), others))
    print(f"{n:>18}{miss(alone, 0):>21.2f}{miss(adapted, 0):>20.2f}{others:>12.2f}")
