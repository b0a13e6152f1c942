"""Cache, bytes and work against published figures and sums done by hand."""

from __future__ import annotations

from fractions import Fraction

import anatomy
import pytest


@pytest.mark.parametrize(
    ("name", "per_token"),
    [
        ("Llama-3.1-8B", 131_072),
        ("Llama-3.1-70B", 327_680),
        ("Llama-3.1-405B", 516_096),
        ("DeepSeek-V3", 70_272),
        ("GPT-2 small", 2 * 2 * 12 * 768),
        ("Falcon-7B", 2 * 2 * 32 * 64),
        ("Gemma-2B", 2 * 2 * 18 * 256),
        ("MiniMax-Text-01", 2 * 2 * 10 * 8 * 128),
        ("Jamba-v0.1", 2 * 2 * 4 * 8 * 128),
    ],
)
def test_cache_of_a_token(name: str, per_token: int) -> None:
    assert anatomy.kv_cache(anatomy.load(name)).bytes_per_token == per_token


def test_cache_of_8192_tokens() -> None:
    arch = anatomy.load("llama-3.1-70b")
    assert anatomy.kv_cache(arch, 8192).bytes == 2_684_354_560  # 2.5 GiB
    assert anatomy.kv_cache(arch, 8192, batch=3).bytes == 3 * 2_684_354_560
    assert anatomy.kv_cache(arch, 8192, dtype="fp8").bytes == 2_684_354_560 // 2


def test_windows_cap_their_layers() -> None:
    arch = anatomy.load("gpt-oss-20b")  # every second layer sees 128 tokens
    token = 2 * 8 * 64
    assert anatomy.kv_cache(arch, 1000).bytes == 2 * token * (12 * 128 + 12 * 1000)
    assert anatomy.kv_cache(arch, 100).bytes == 2 * token * 24 * 100
    windows = {layer.window: len(layer.layers) for layer in anatomy.kv_cache(arch, 1000).layers}
    assert windows == {128: 12, 0: 12}


def test_windows_by_pattern() -> None:
    arch = anatomy.load("gemma-3-1b")  # five layers of six see 512 tokens
    assert {layer.window: layer.layers for layer in anatomy.kv_cache(arch, 1).layers}[0] == (5, 11, 17, 23)
    assert anatomy.kv_cache(arch, 10_000).bytes == 2 * 2 * 256 * (22 * 512 + 4 * 10_000)


def test_a_pattern_that_the_config_does_not_give() -> None:
    arch = anatomy.load("olmo-3-7b")  # the library's rule: every fourth layer sees all, the others 4,096 tokens
    assert {layer.window: len(layer.layers) for layer in anatomy.kv_cache(arch, 1).layers} == {4096: 24, 0: 8}


def test_mistral_keeps_its_window() -> None:
    arch = anatomy.load("mistral-7b")
    assert anatomy.kv_cache(arch, 100_000).bytes == anatomy.kv_cache(arch, 4096).bytes == 4096 * 2 * 2 * 32 * 8 * 128


def test_recurrent_layers_keep_a_constant_state() -> None:
    arch = anatomy.load("qwen3-next")
    short, long = anatomy.kv_cache(arch, 1), anatomy.kv_cache(arch, 100_000)
    assert short.state_bytes == long.state_bytes == 2 * 36 * (32 * 128 * 128 + 3 * (2 * 16 * 128 + 32 * 128))
    assert long.bytes == long.state_bytes + 100_000 * 12 * 2 * 2 * 2 * 256
    mamba = anatomy.kv_cache(anatomy.load("jamba"), 1)
    assert mamba.state_bytes == 2 * 28 * 8192 * (16 + 3)


def test_indexer_adds_its_keys() -> None:
    assert anatomy.kv_cache(anatomy.load("deepseek-v3.2")).bytes_per_token == 70_272 + 2 * 61 * 128


def test_compressed_attention() -> None:
    arch = anatomy.load("deepseek-v4-flash")
    layers = {(len(layer.layers)): layer.numbers for layer in anatomy.kv_cache(arch, 12_800).layers}
    window = 128 * 512
    assert sum(count * number for count, number in layers.items()) > 0
    assert sorted(layer.numbers for layer in anatomy.kv_cache(arch, 12_800).layers)[0] == window
    assert max(layers.values()) == window + 3200 * (512 + 128)


@pytest.mark.parametrize(
    ("dtype", "bits"),
    [
        ("fp32", 32),
        ("bf16", 16),
        ("fp16", 16),
        ("q8_0", 8.5),
        ("mxfp4", 4.25),
        ("nvfp4", 4.5),
        ("q4_k", 4.5),
        ("gptq", 4.15625),
        ("awq", 4.15625),
        ("nf4", 4.126953125),
        ("fp8", 8 + 32 / 128**2),
    ],
)
def test_bits_of_a_weight(dtype: str, bits: float) -> None:
    assert anatomy.FORMATS[dtype].bits_per_weight == Fraction(bits)


def test_bytes_of_llama_3_8b() -> None:
    arch = anatomy.load("llama-3-8b")
    assert anatomy.weight_bytes(arch) == 16_060_522_496
    assert anatomy.weight_bytes(arch, "fp32") == 32_121_044_992
    matrices, rest = 1_342_177_280 + 5_637_144_576, 2 * 525_336_576 + 266_240
    assert anatomy.weight_bytes(arch, "mxfp4") == matrices * 17 // 32 + 2 * rest
    rows = 32 * (4096 + 1024 + 1024 + 4096 + 14336 + 14336 + 4096)
    assert anatomy.weight_bytes(arch, "int8") == matrices + 2 * rows + 2 * rest
    assert anatomy.weight_bytes(arch, "fp8") == matrices + 4 * matrices // 128**2 + 2 * rest


def test_blocks_that_do_not_fill_are_rounded_up() -> None:
    config = {
        "model_type": "llama",
        "vocab_size": 10,
        "hidden_size": 8,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "intermediate_size": 20,
        "tie_word_embeddings": True,
    }
    arch = anatomy.read(config)
    # seven matrices, none wider than a block of 32: as many scales as rows; 4 bits a weight
    weights, rows = 4 * 64 + 3 * 160, 4 * 8 + 2 * 20 + 8
    assert anatomy.weight_bytes(arch, "mxfp4") == weights // 2 + rows + 2 * (80 + 3 * 8)


def test_a_decoding_step_reads_one_row_of_the_embedding() -> None:
    step = anatomy.step_read(anatomy.load("llama-3-8b"), context=1)
    assert step.weights == 2 * 7_504_924_672
    assert step.rows == 2 * 4096
    assert step.cache == 131_072
    assert step.least == step.most == 2 * 7_504_924_672 + 2 * 4096 + 131_072


def test_a_tied_embedding_is_read_whole() -> None:
    arch = anatomy.load("gpt2")
    step = anatomy.step_read(arch, context=10)
    assert step.weights == 2 * (124_439_808 - 1024 * 768)  # the head reads it all; of the positions one row
    assert step.rows == 2 * 768


def test_a_batch_reads_more_experts_and_its_own_caches() -> None:
    arch = anatomy.load("mixtral-8x7b")
    one, three, ten = (anatomy.step_read(arch, 100, batch) for batch in (1, 3, 10))
    assert one.weights == one.weights_most == three.weights
    expert = 2 * 32 * 3 * 4096 * 14336
    assert three.weights_most - three.weights == 4 * expert
    assert ten.weights_most - ten.weights == 6 * expert
    assert three.cache == 3 * one.cache
    assert three.rows == 3 * one.rows


def test_work_of_a_token_by_hand() -> None:
    arch = anatomy.load("llama-3-8b")
    work = anatomy.work(arch, context=1000)
    matrices = 32 * (2 * 4096 * 4096 + 2 * 4096 * 1024 + 3 * 4096 * 14336) + 4096 * 128_256
    assert work.weights == 2 * matrices
    assert work.mixing == 2 * 32 * 1000 * 2 * 4096
    assert work.forward == work.weights + work.mixing
    assert work.training == 3 * work.forward


def test_work_counts_experts_by_active() -> None:
    arch = anatomy.load("deepseek-v3")
    counts = anatomy.count(arch)
    vectors = counts.groups["norms"]
    assert anatomy.work(arch).weights == 2 * (counts.active_excl_input_embedding - vectors)
    per_pair = 61 * 128 * (192 + 128)
    assert anatomy.work(arch, 77).mixing == 2 * 77 * per_pair


def test_work_of_a_window_stops_growing() -> None:
    arch = anatomy.load("mistral-7b")
    assert anatomy.work(arch, 4096).mixing == anatomy.work(arch, 9999).mixing


def test_work_of_a_recurrence_does_not_depend_on_the_context() -> None:
    config = {
        "model_type": "jamba",
        "vocab_size": 10,
        "hidden_size": 8,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "num_key_value_heads": 2,
        "intermediate_size": 20,
        "num_experts": 1,
        "num_experts_per_tok": 1,
        "attn_layer_period": 2,
        "attn_layer_offset": 1,
        "expert_layer_period": 2,
        "expert_layer_offset": 1,
        "mamba_d_state": 3,
        "mamba_d_conv": 4,
        "mamba_expand": 2,
        "mamba_dt_rank": 5,
    }
    arch = anatomy.read(config)
    assert anatomy.work(arch, 1) == anatomy.work(arch, 1000)
    assert anatomy.work(arch).mixing == 2 * 3 * 16 * 3
    matrices = 8 * 32 + 16 * 4 + 16 * (5 + 6) + 5 * 16 + 16 * 8 + 3 * 8 * 20 + 10 * 8
    assert anatomy.work(arch).weights == 2 * matrices


def test_unknown_format() -> None:
    with pytest.raises(anatomy.ConfigError, match="dtype: expected one of"):
        anatomy.weight_bytes(anatomy.load("gpt2"), "fp3")
