"""Tensor by tensor: the engine's names and shapes are those of `transformers`, nothing left over on either side."""

from __future__ import annotations

from typing import Any

import pytest

NEEDED = "the independent count needs torch and transformers (the dependency group `oracle`)"
pytest.importorskip("torch", reason=NEEDED)
pytest.importorskip("transformers", reason=NEEDED)

from compare import FAMILIES, difference, total  # noqa: E402
from engine import anatomy, tensors  # noqa: E402
from reference import UNKNOWN, UNLISTED, RefusedError, build, check_runs, count, reference  # noqa: E402

KNOWN = [name for name in FAMILIES if name not in UNKNOWN]
MODELS = [model for model in anatomy.models() if model.config["model_type"] not in UNKNOWN]


def assert_same_tensors(config: dict[str, Any]) -> None:
    parameters, buffers, names_from = tensors(config)
    expected = reference(config, names_from)
    assert difference(parameters, expected.parameters) == []
    assert difference(buffers, expected.buffers) == []
    assert total(parameters) == count(config)  # what was taken apart adds up to what the library registers


@pytest.mark.parametrize("name", KNOWN)
def test_every_family_in_small(name: str) -> None:
    assert_same_tensors(FAMILIES[name])


@pytest.mark.parametrize("name", KNOWN)
def test_the_engine_knows_every_key_of_a_small_config(name: str) -> None:
    assert anatomy.read(FAMILIES[name]).unread == ()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_shipped_model_in_full(model: anatomy.Model) -> None:
    assert_same_tensors(dict(model.config))


def test_the_small_configs_cover_every_family_of_a_shipped_model() -> None:
    small = {config["model_type"] for config in FAMILIES.values()}
    assert {model.config["model_type"] for model in anatomy.models()} <= small


@pytest.mark.parametrize("name", KNOWN)
def test_a_small_config_is_a_model_that_runs(name: str) -> None:
    check_runs(FAMILIES[name])


@pytest.mark.parametrize("name", sorted(UNKNOWN))
def test_what_is_left_out_is_still_unknown_to_the_library(name: str) -> None:
    with pytest.raises(RefusedError):
        build(FAMILIES[name])


@pytest.mark.parametrize("name", sorted(UNLISTED))
def test_what_needs_its_class_named_is_still_unlisted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(UNLISTED, name)
    with pytest.raises(RefusedError):
        build(FAMILIES[name])
