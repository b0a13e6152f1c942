"""Counts against integers that do not come from the engine: another library's, and published ones."""

from __future__ import annotations

from collections import Counter
from typing import Any

import anatomy
import pytest
from anatomy.families import DEFAULTS, FAMILIES, NAMES, VALUES
from anatomy.reading import family, read_keys
from anatomy_facts import BY_NAME, FACTS

SHIPPED = {model.name: model for model in anatomy.models()}
NOT_IN_FACTS = {"Llama-3-8B": "Llama-3.1-8B", "Llama-3-70B": "Llama-3.1-70B"}  # of the same shapes


def plain(name: str) -> str:
    return name.removesuffix(" (text)")


def agrees(arch: anatomy.Architecture, fact: dict[str, Any]) -> None:
    counts = anatomy.count(arch)
    assert counts.total == fact["total"]
    assert counts.active == fact["active"]
    assert counts.active_excl_input_embedding == fact["active_excl_input_embedding"]
    assert dict(counts.groups) == fact["groups"]
    assert dict(counts.groups_with_bias_folded) == fact["groups_with_bias_folded"]
    assert counts.buffers == fact["stored_buffers"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_every_model_from_its_config(fact: dict[str, Any]) -> None:
    arch = anatomy.read(fact["config"])
    agrees(arch, fact)
    assert arch.unread == ()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_every_shipped_file(fact: dict[str, Any]) -> None:
    model = SHIPPED[plain(fact["name"])]
    agrees(model.read(), fact)
    assert model.status == fact["confidence"]
    assert model.published.get("total") == fact["published_total"]


def test_a_file_for_every_model_and_no_other() -> None:
    assert SHIPPED.keys() == {plain(name) for name in BY_NAME} | NOT_IN_FACTS.keys()
    for name, same in NOT_IN_FACTS.items():
        agrees(SHIPPED[name].read(), BY_NAME[same])


@pytest.mark.parametrize("model", [m for m in SHIPPED.values() if "total" in m.published], ids=lambda m: m.name)
def test_published_total_is_explained(model: anatomy.Model) -> None:
    left_out = model.published.get("without", ())
    parts = anatomy.stored(model.read(), model.checkpoint)
    explained = sum(part.count for part in parts if part.part not in left_out)
    assert explained + model.published.get("unexplained", 0) == model.published["total"]
    if model.status == "A":
        assert "unexplained" not in model.published


def test_deepseek_v3_to_the_last_digit() -> None:
    model = SHIPPED["DeepSeek-V3"]
    parts: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for part in anatomy.stored(model.read(), model.checkpoint):
        parts[part.part] += part.count
        types[part.dtype] += part.count
    assert parts == {
        "parameters": 671_026_404_352,
        "router buffers": 14_848,
        "prediction layers": 11_610_068_224,
        "copies": 1_853_358_080,
        "block scales": 41_540_496,
    }
    assert types == {"F8_E4M3": 680_571_043_840, "BF16": 3_918_786_560, "F32": 41_555_600}
    assert sum(parts.values()) == 684_531_386_000


def test_tensors_add_up_and_have_names_of_their_own() -> None:
    for fact in FACTS:
        arch = anatomy.read(fact["config"])
        listed = anatomy.tensors(arch)
        assert len({tensor.name for tensor in listed}) == len(
            {(t.name, t.layers) for t in listed if not t.layers}
        ) + len({t.name for t in listed if t.layers})
        places = [(tensor.name, layer) for tensor in listed for layer in tensor.layers or (-1,)]
        assert len(places) == len(set(places))
        assert sum(tensor.count for tensor in listed if not tensor.is_buffer) == fact["total"]


def test_expanded_names_are_as_many_as_counted() -> None:
    arch = anatomy.load("mixtral-8x7b")
    names = [name for tensor in anatomy.tensors(arch) for name, _ in tensor.expanded()]
    assert len(names) == len(set(names)) == 3 + 32 * (2 + 4 + 1 + 8 * 3)
    assert "model.layers.31.block_sparse_moe.experts.7.w2.weight" in names


def test_an_architecture_is_layers_that_are_alike() -> None:
    arch = anatomy.load("deepseek-v3")
    assert [len(layer.indices) for layer in arch.layers] == [3, 58]
    assert sorted(index for layer in arch.layers for index in layer.indices) == list(range(61))
    assert [block.name for block in arch.layers[1].blocks] == ["latent", "experts", "frame"]
    assert arch.layers[1].blocks[1].values.experts == 256


def test_table_speaks_only_of_values_and_roles_that_exist() -> None:
    for name in FAMILIES:
        entry = family(name)
        own = {"parallel", "two_norms", "norm_5", "reuses", "csa", "hca"}  # steps on the way to others
        used = {*entry["values"], *(key for kind in entry["kinds"].values() for key in kind if key != "blocks")}
        assert used <= VALUES.keys() | own, name
        assert "title" in entry
        for kind in entry["kinds"].values():
            assert {*kind["blocks"]} <= anatomy.blocks.BLOCKS.keys()
    assert DEFAULTS.keys() <= VALUES.keys()
    assert all("{e}" not in path or "expert" in role for role, path in NAMES.items())


def test_checkpoint_formats_of_a_quantised_model() -> None:
    model = SHIPPED["gpt-oss-120b"]
    types: Counter[str] = Counter()
    for part in anatomy.stored(model.read(), model.checkpoint):
        types[f"{part.part} {part.dtype}"] += part.count
    # 36 layers of 128 experts: three matrices of 2,880 x 2,880 each, one exponent for each 32 numbers
    assert types["parameters U8 (FP4)"] == 36 * 128 * 3 * 2_880**2
    assert types["block scales U8"] == 36 * 128 * 3 * 2_880**2 // 32


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_keys_that_count_have_a_meaning(fact: dict[str, Any]) -> None:
    arch = anatomy.read(fact["config"])
    keys = anatomy.keys(arch)
    assert {key.partition(".")[0] for key in keys} <= read_keys(arch.family)
    assert all(len(meaning) > 5 for meaning in keys.values())
    # a config cut down to these keys counts the same
    kept = {"model_type", *(key.partition(".")[0] for key in keys)}
    assert anatomy.count(anatomy.read({k: v for k, v in fact["config"].items() if k in kept})).total == fact["total"]


def test_meaning_of_a_key() -> None:
    keys = anatomy.keys(anatomy.load("deepseek-v3"))
    assert keys["kv_lora_rank"] == "width of the latent for keys and values"
    assert keys["num_hidden_layers"] == "layers"
    assert "num_key_value_heads" not in keys  # latent attention has none
    assert anatomy.keys(anatomy.load("llama-3-8b"))["num_key_value_heads"] == "key and value heads a layer"
