"""Tensor by tensor: for every family the engine's names and shapes are those of `transformers`, nothing left over."""

from __future__ import annotations

import pytest

NEEDED = "the independent count needs torch and transformers (the dependency group `oracle`)"
pytest.importorskip("torch", reason=NEEDED)
pytest.importorskip("transformers", reason=NEEDED)

from compare import FAMILIES, difference, total  # noqa: E402
from engine import tensors  # noqa: E402
from reference import UNKNOWN, check_runs, count, reference  # noqa: E402

KNOWN = [name for name in FAMILIES if name not in UNKNOWN]


@pytest.mark.parametrize("name", KNOWN)
def test_names_and_shapes_are_those_of_transformers(name: str) -> None:
    parameters, buffers, names_from = tensors(FAMILIES[name])
    expected = reference(FAMILIES[name], names_from)
    assert difference(parameters, expected.parameters) == []
    assert difference(buffers, expected.buffers) == []
    assert total(parameters) == count(FAMILIES[name])  # what was taken apart adds up to what the library registers


@pytest.mark.parametrize("name", KNOWN)
def test_the_small_config_is_a_model_that_runs(name: str) -> None:
    check_runs(FAMILIES[name])
