"""The bytes that the lab restates are the engine's.  That it runs and keeps its shape is tested in test_labs.py."""

import anatomy

from tests.labs.lab import functions

NAMES = {"GPT-2 small": "gpt2", "Llama-3-8B": "llama-3-8b", "Mixtral-8x7B": "mixtral-8x7b"}


def test_bytes_are_the_engines():
    stated = functions("your_machine")["HELD_AND_READ"]
    assert set(stated) == set(NAMES)
    for model, formats in stated.items():
        arch = anatomy.load(NAMES[model])
        for dtype, (held, read) in zip(("bf16", "q4_k"), formats):
            step = anatomy.step_read(arch, dtype=dtype)
            assert held == anatomy.weight_bytes(arch, dtype)
            assert read == step.least - step.cache


def test_the_measured_matrix_is_as_large_as_the_query_weights_of_llama():
    assert any(tensor.shape == (4096, 4096) for tensor in anatomy.tensors(anatomy.load("llama-3-8b")))
