"""The oracle is itself tested: it must name each planted fault, or its silence means nothing."""

from __future__ import annotations

import pytest

NEEDED = "the independent count needs torch and transformers (the dependency group `oracle`)"
pytest.importorskip("torch", reason=NEEDED)
pytest.importorskip("transformers", reason=NEEDED)

import compare  # noqa: E402
import test_keys  # noqa: E402
from engine import Shapes, tensors  # noqa: E402
from tally import EXCEPTED, TRIED  # noqa: E402

FAMILY = "qwen3_moe"
GATE = "model.layers.3.mlp.experts.6.gate_proj.weight"


def lost(shapes: Shapes) -> Shapes:
    return {name: shape for name, shape in shapes.items() if name != GATE}


def invented(shapes: Shapes) -> Shapes:
    return {**shapes, f"{GATE}_scale": (1,)}


def renamed(shapes: Shapes) -> Shapes:
    return {name.replace("q_norm", "query_norm"): shape for name, shape in shapes.items()}


def turned(shapes: Shapes) -> Shapes:
    return {name: shape[::-1] if name == GATE else shape for name, shape in shapes.items()}


def uneven(shapes: Shapes) -> Shapes:  # the total stays the same
    return {**shapes, GATE: (shapes[GATE][0] * 2, shapes[GATE][1] // 2)}


@pytest.fixture(autouse=True)
def _no_tally(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried here does not count."""
    monkeypatch.setattr(test_keys, "TRIED", TRIED.copy())
    monkeypatch.setattr(test_keys, "EXCEPTED", EXCEPTED.copy())


@pytest.mark.parametrize("fault", [lost, invented, renamed, turned, uneven])
def test_a_wrong_tensor_is_named(fault, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def faulty(config):  # type: ignore[no-untyped-def]
        parameters, *rest = tensors(config)
        return fault(parameters), *rest

    monkeypatch.setattr(compare, "tensors", faulty)
    found = compare.verdict(compare.FAMILIES[FAMILY])
    assert found.word == "differ"
    assert any(GATE in line or "_norm" in line for line in found.lines)


@pytest.mark.parametrize("key", ["attention_bias", "head_dim", "decoder_sparse_step", "mlp_only_layers", "num_experts"])
def test_an_engine_that_does_not_read_a_key_is_found_out(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    base = compare.FAMILIES[FAMILY]
    monkeypatch.setattr(compare, "tensors", lambda config: tensors({**config, key: base[key]}))
    complaints = test_keys.complaints(FAMILY, test_keys.changed(FAMILY))
    assert any(complaint.startswith(f"{key} = ") for complaint in complaints)


def test_an_engine_that_reads_a_key_that_does_not_matter_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def counts_the_window(config):  # type: ignore[no-untyped-def]
        return tensors({**config, "num_experts": 7 if config["max_window_layers"] == 3 else 8})

    monkeypatch.setattr(compare, "tensors", counts_the_window)
    complaints = test_keys.complaints(FAMILY, test_keys.changed(FAMILY))
    assert any(complaint.startswith("max_window_layers = ") for complaint in complaints)


def test_an_engine_that_refuses_a_good_config_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def fearful(config):  # type: ignore[no-untyped-def]
        if config.get("tie_word_embeddings"):
            raise compare.EngineRefusedError("tie_word_embeddings: expected false")
        return tensors(config)

    monkeypatch.setattr(compare, "tensors", fearful)
    complaints = test_keys.complaints(FAMILY, test_keys.changed(FAMILY))
    assert [complaint for complaint in complaints if complaint.startswith("tie_word_embeddings = true: engine refuses")]


def test_an_exception_covers_no_more_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_keys, "EXCEPTIONS", [])
    assert test_keys.complaints("llama", test_keys.changed("llama"))  # nothing is excused without a row
