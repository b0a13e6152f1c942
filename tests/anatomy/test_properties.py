"""Thousands of changed configs: each is refused in one line, or counted as arithmetic demands."""

from __future__ import annotations

import copy
import random
from typing import Any

import anatomy
import pytest
from anatomy.families import IGNORED
from anatomy.reading import family, family_of
from anatomy_facts import FAMILIES
from hypothesis import given, settings
from hypothesis import strategies as st

# Layers of these depend on how many there are: the last is of another kind than it was, or layers reuse earlier ones.
LAYERS_HANG_TOGETHER = ("gemma4_text",)
RUNS: Any = {"deadline": None, "database": None, "derandomize": True}

configs = st.sampled_from(list(FAMILIES.values()))
numbers = st.one_of(st.integers(0, 12), st.integers(-5, 300), st.sampled_from([-1, 64, 4096, 10**6, 10**9 + 1, 10**30]))
odd = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=6),
    st.just([]),
    st.just({}),
    st.lists(st.one_of(st.none(), st.integers(-1, 3), st.sampled_from(["full_attention", "sparse", "x"])), max_size=5),
    st.recursive(st.integers(0, 3), st.lists, max_leaves=4),
)


def holds(config: dict[str, Any]) -> anatomy.Counts | None:
    """The counts if the config is read, with what must hold of any; None if it is refused, in one line."""
    before = copy.deepcopy(config)
    try:
        arch = anatomy.read(config)
    except anatomy.ConfigError as refusal:
        text = str(refusal)
        assert "\n" not in text and text.isprintable() and len(text) < 1500
        assert ": " in text, "a refusal begins with the key that it is about"
        return None
    finally:
        assert repr(config) == repr(before), "reading must not change the config"
    counts = anatomy.count(arch)
    assert 0 < counts.active_excl_input_embedding <= counts.active <= counts.total
    assert sum(counts.groups.values()) == sum(counts.groups_with_bias_folded.values()) == counts.total
    assert sum(counts.active_groups.values()) == counts.active
    assert all(type(number) is int and number > 0 for number in counts.groups.values())
    assert sorted(i for layer in arch.layers for i in layer.indices) == list(range(arch.ends.n_layers))
    short, long = anatomy.kv_cache(arch, 10), anatomy.kv_cache(arch, 1000)
    assert short.bytes <= long.bytes
    assert anatomy.work(arch, 10).forward <= anatomy.work(arch, 1000).forward
    assert anatomy.weight_bytes(arch, "fp32") == 4 * counts.total
    return counts


@settings(max_examples=4000, **RUNS)
@given(configs, st.data())
def test_any_change_is_refused_or_counted(config: dict[str, Any], data: st.DataObject) -> None:
    changed = dict(config)
    for _ in range(data.draw(st.integers(1, 3))):
        key = data.draw(st.sampled_from(sorted(changed)))
        how = data.draw(st.sampled_from(["number", "number", "odd", "drop", "near"]))
        if how == "drop":
            changed.pop(key)
        elif how == "near" and type(changed[key]) is int:
            changed[key] += data.draw(st.integers(-2, 2))
        else:
            changed[key] = data.draw(numbers if how == "number" else odd)
        if not changed:
            return
    if changed.get("num_hidden_layers", 0).__class__ is int and changed.get("num_hidden_layers", 0) > 400:
        changed["num_hidden_layers"] = 400  # a count of layers is only slow beyond
    holds(changed)


@settings(max_examples=300, **RUNS)
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(["model_type", "hidden_size", "text_config", "vocab_size", "layer_types"]),
                inner,
                max_size=4,
            ),
        ),
        max_leaves=8,
    )
)
def test_anything_at_all_is_refused(value: Any) -> None:
    with pytest.raises(anatomy.ConfigError):
        anatomy.read(value)


@settings(max_examples=300, **RUNS)
@given(st.binary(max_size=60))
def test_any_bytes_are_an_object_or_refused(text: bytes) -> None:
    try:
        assert isinstance(anatomy.parse(text), dict)
    except anatomy.ConfigError as refusal:
        assert "\n" not in str(refusal)


def value_keys(config: dict[str, Any], name: str) -> list[str]:
    """The keys of a config that a value of the family's table is read from."""
    from anatomy.rules import keys_in

    return [key for key in keys_in(str(family(family_of(config["model_type"]))["values"][name])) if key in config]


@pytest.mark.parametrize("model_type", FAMILIES)
@pytest.mark.parametrize("factor", [2, 3])
def test_more_vocabulary_adds_exactly_its_rows(model_type: str, factor: int) -> None:
    config = FAMILIES[model_type]
    arch, counts = anatomy.read(config), anatomy.count(anatomy.read(config))
    larger = anatomy.count(anatomy.read({**config, "vocab_size": factor * config["vocab_size"]}))
    rows = (factor - 1) * config["vocab_size"]
    width = arch.ends.embed_width or arch.ends.d
    matrices = 1 if arch.ends.tied else 2
    assert larger.total - counts.total == rows * (matrices * width + arch.ends.head_bias)
    assert larger.active - counts.active == larger.total - counts.total
    assert {**counts.groups, "embedding": 0, "lm_head": 0, "biases": 0} == {
        **larger.groups,
        "embedding": 0,
        "lm_head": 0,
        "biases": 0,
    }


def one_more(config: dict[str, Any], n_layers: int) -> dict[str, Any]:
    """The config with one more layer like its last: numbers, and lists with an entry a layer."""
    longer = dict(config)
    for key, value in config.items():
        if type(value) in (list, str) and len(value) >= n_layers > 1 and key != "model_type":
            longer[key] = value[:n_layers] + value[n_layers - 1 : n_layers] + value[n_layers:]
    for key in value_keys(config, "n_layers"):
        if type(config[key]) is int:
            longer[key] = n_layers + 1
    if "moe_layer_end_index" in longer:
        longer["moe_layer_end_index"] = n_layers
    return longer


@pytest.mark.parametrize("model_type", [name for name in FAMILIES if name not in LAYERS_HANG_TOGETHER])
def test_one_more_layer_adds_exactly_that_layer(model_type: str) -> None:
    config = {**FAMILIES[model_type]}
    before = anatomy.read(config)
    n_layers = before.ends.n_layers
    after = anatomy.read(one_more(config, n_layers))
    assert after.ends.n_layers == n_layers + 1
    old, new = (
        {(name, shape) for t in anatomy.tensors(arch) for name, shape in t.expanded() if "{" not in name}
        for arch in (before, after)
    )
    added = new - old
    assert old <= new and added
    assert all(f".{n_layers}." in f".{name}" for name, _ in added)
    layer = [t for t in anatomy.tensors(after) if n_layers in t.layers and not t.is_buffer]
    difference = anatomy.count(after).total - anatomy.count(before).total
    assert difference == sum(t.count // len(t.layers) for t in layer) > 0


@pytest.mark.parametrize("model_type", FAMILIES)
def test_keys_known_not_to_matter_do_not(model_type: str) -> None:
    config, chance = FAMILIES[model_type], random.Random(model_type)
    entry = family(family_of(model_type))
    expected = anatomy.count(anatomy.read(config))
    noise = [None, True, 0, -3, 7, 1e30, "x", [1], {"a": 1}]
    read_here = set(value_keys(config, "n_layers")) | {
        "model_type",
        "mlp_only_layers",
        "layer_types",
        "num_hidden_layers",
    }
    from anatomy.reading import read_keys

    ignored = [
        key
        for key in (*IGNORED, *entry["ignored"])
        if key not in read_keys(family_of(model_type)) and key not in read_here and "." not in key
    ]
    assert len(ignored) > 50
    for key in ignored:
        changed = anatomy.read({**config, key: chance.choice(noise)})
        assert anatomy.count(changed) == expected, key
        assert key not in changed.unread
    everything = anatomy.read({**config, **{key: chance.choice(noise) for key in ignored}})
    assert anatomy.count(everything) == expected


@pytest.mark.parametrize("model_type", FAMILIES)
def test_unknown_keys_are_reported_and_not_used(model_type: str) -> None:
    config = FAMILIES[model_type]
    arch = anatomy.read({**config, "never_heard_of": 3})
    assert arch.unread == ("never_heard_of",)
    assert anatomy.count(arch) == anatomy.count(anatomy.read(config))


@pytest.mark.parametrize(
    "model_type",
    [name for name, config in FAMILIES.items() if anatomy.count(anatomy.read(config)).groups.get("routed_experts")],
)
def test_all_experts_used_is_all_active(model_type: str) -> None:
    config = copy.deepcopy(FAMILIES[model_type])
    if model_type == "dbrx":
        config["ffn_config"]["moe_top_k"] = config["ffn_config"]["moe_num_experts"]
    else:
        experts = config[value_keys(config, "experts")[0]]
        for key in value_keys(config, "top_k"):
            config[key] = experts
    counts = anatomy.count(anatomy.read(config))
    assert counts.active == counts.total


@settings(max_examples=400, **RUNS)
@given(configs, st.integers(1, 4096), st.integers(1, 64), st.sampled_from(sorted(anatomy.FORMATS)))
def test_what_running_takes_grows_with_context_and_batch(
    config: dict[str, Any], context: int, batch: int, dtype: str
) -> None:
    arch = anatomy.read(config)
    one, more = anatomy.step_read(arch, context, 1, dtype), anatomy.step_read(arch, context, batch, dtype)
    assert one.least == one.most
    assert one.weights == more.weights <= more.weights_most <= batch * one.weights
    assert more.cache == batch * one.cache
    assert more.weights_most <= anatomy.weight_bytes(arch, dtype)
