"""The verdicts hold on ten other seeds, with smaller sizes; the slopes of the slivers agree with differences."""

import numpy as np
import pytest

from tests.labs.lab import functions

SEEDS = range(10, 20)
HOME, PLACES, AWAY = range(3)  # what an examination measures


@pytest.fixture(scope="module")
def lab():
    return functions("small_and_focused", LARGE=(16, 64), PUBLIC=1500, STEPS=200)


@pytest.fixture(scope="module")
def marks(lab):
    """(which model, own orders) → (seeds, 3)"""
    rows = [_one_seed(lab, seed) for seed in SEEDS]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def _one_seed(lab, seed):
    rng = np.random.default_rng(seed)
    read, large = lab["read_public"], lab["LARGE"]
    orders, home, away = lab["read_orders"](rng, 600), lab["read_orders"](rng, 200), read(rng, 200, lab["ELSEWHERE"])
    bought = lab["from_zero"](read(rng, lab["PUBLIC"]), large, seed)
    without_apples = lab["from_zero"](read(rng, lab["PUBLIC"], without="apple"), large, seed)
    without_warehouses = lab["from_zero"](read(rng, lab["PUBLIC"], lab["ELSEWHERE"]), large, seed)
    models = {("bought", 0): bought}
    for n in (30, 100, 600):
        models["small", n] = lab["from_zero"](orders[:n], lab["SMALL"], seed)
        models["adapted", n] = lab["merged"](bought, lab["adapt"](bought, orders[:n], seed))
    for name, model in (("no apples", without_apples), ("no warehouses", without_warehouses)):
        models[name, 30] = lab["merged"](model, lab["adapt"](model, orders[:30], seed))
    return {name: lab["examine"](model, home, away) for name, model in models.items()}


def test_with_few_orders_the_small_model_loses_and_with_many_it_is_level(marks):
    assert (marks["adapted", 30][:, HOME] < marks["small", 30][:, HOME] - 0.4).all()
    assert (abs(marks["adapted", 600][:, HOME] - marks["small", 600][:, HOME]) < 0.15).all()
    assert marks["small", 600][:, PLACES].min() > 0.7 and marks["small", 600][:, PLACES].mean() > 0.9


def test_house_rules_are_learned_sooner_from_zero(marks):
    lead = marks["small", 100][:, PLACES] - marks["adapted", 100][:, PLACES]
    assert lead.mean() > 0.15 and (lead > 0).sum() >= 8


def test_elsewhere_the_small_model_is_worse_than_dice_and_the_adapted_one_forgets(lab, marks):
    dice = np.log2(len(lab["NUMBER"]))
    for n in (30, 100, 600):
        assert (marks["small", n][:, AWAY] > dice).all()
        assert (marks["adapted", n][:, AWAY] < dice).all()
        if n >= 100:
            assert (marks["adapted", n][:, HOME] < marks["bought", 0][:, HOME] - 0.05).all()
    assert (marks["adapted", 600][:, AWAY] > marks["bought", 0][:, AWAY] + 0.3).all()


def test_apples_are_not_missed_and_warehouses_are(marks):
    apples = marks["no apples", 30][:, HOME] - marks["adapted", 30][:, HOME]
    warehouses = marks["no warehouses", 30][:, HOME] - marks["adapted", 30][:, HOME]
    assert abs(apples.mean()) < 0.1 and (abs(apples) < 0.4).all()
    assert (warehouses > 0.25).all()


def test_the_texts_are_what_the_lab_says(lab):
    rng = np.random.default_rng(1)
    text = lab["read_public"](rng, 2000, without="apple")
    assert len(text) == 2000 and not any("apple" in words for words in text)
    assert not any("pallets" in words for words in lab["read_public"](rng, 500, lab["ELSEWHERE"]))
    public = lab["read_public"](rng, 4000, ["warehouse"])
    house = dict(lab["facts"]("warehouse"))
    pairs = {(s, words[-2]) for words in public for s in house if s in words and words[-2] in house.values()}
    assert len(pairs) == len(house) ** 2  # in public every state goes with every place
    for words in lab["read_orders"](rng, 1000):
        named = [s for s in house if s in words]
        assert all(words[-2] == house[s] for s in named)
    assert all(word in lab["NUMBER"] for words in [*text, *public] for word in words)


def test_a_correction_has_the_size_and_the_rank_that_the_chapter_says(lab):
    rng = np.random.default_rng(2)
    model = lab["new_model"](rng, *lab["LARGE"])
    slivers = lab["new_slivers"](rng, model)
    assert lab["size"](slivers) == sum(lab["RANK"] * sum(model[name].shape) for name in ("into", "out"))
    unchanged = lab["merged"](model, slivers)
    assert all(np.array_equal(unchanged[name], model[name]) for name in model)
    slivers = {name: rng.normal(size=part.shape) for name, part in slivers.items()}
    changed = lab["merged"](model, slivers)
    for name in ("into", "out"):
        assert np.linalg.matrix_rank(changed[name] - model[name]) == lab["RANK"]


def test_slopes_agree_with_differences(lab):
    rng = np.random.default_rng(3)
    model = lab["new_model"](rng, 4, 7)
    slivers = {name: rng.normal(size=part.shape) for name, part in lab["new_slivers"](rng, model).items()}
    before, after = lab["windows"](lab["read_orders"](rng, 5))

    def miss(dials):
        return lab["loss"](lab["merged"](model, slivers) if dials is slivers else model, before, after).mean()

    found = lab["slopes"](model, before, after), lab["sliver_slopes"](model, slivers, before, after)
    for dials, slope in zip((model, slivers), found, strict=True):
        for name, part in dials.items():
            for place in [tuple(rng.integers(0, part.shape)) for _ in range(15)]:
                kept, sides = part[place], []
                for step in (1e-6, -1e-6):
                    part[place] = kept + step
                    sides.append(miss(dials))
                part[place] = kept
                nats = (sides[0] - sides[1]) / 2e-6 * np.log(2)
                assert slope[name][place] == pytest.approx(nats, rel=1e-4, abs=1e-7)
