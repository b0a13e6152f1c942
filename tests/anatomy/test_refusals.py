"""Bad input: one clear line on standard error that names the key and what was expected, exit status 2, no number."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import anatomy
import pytest
from anatomy.cli import main
from anatomy.reading import family, family_of, known_keys
from anatomy_facts import BY_NAME
from anatomy_facts import FAMILIES as SMALL

ROOT = Path(__file__).parents[2]
LLAMA = BY_NAME["Llama-3.1-8B"]["config"]
MIXTRAL = BY_NAME["Mixtral-8x7B-v0.1"]["config"]
DEEPSEEK = BY_NAME["DeepSeek-V3"]["config"]
OSS = BY_NAME["gpt-oss-20b"]["config"]
GPT2 = BY_NAME["GPT-2 small"]["config"]
QWEN3_MOE = BY_NAME["Qwen3-30B-A3B"]["config"]
GEMMA3 = BY_NAME["Gemma-3-1B"]["config"]
GEMMA4 = BY_NAME["Gemma-4-31B (text)"]["config"]
FALCON = BY_NAME["Falcon-40B"]["config"]
JAMBA = BY_NAME["Jamba-v0.1"]["config"]
LAGUNA = BY_NAME["Laguna-XS.2"]["config"]
NEMOTRON = BY_NAME["Nemotron-3-Nano-30B-A3B"]["config"]
DEEPSEEK_V4 = BY_NAME["DeepSeek-V4-Flash"]["config"]


def without(config: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in config.items() if key not in keys}


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("anatomy: ") and err.count("\n") == 1 and err.endswith("\n")
    assert "Traceback" not in err
    return err


CONFIGS = {  # what is wrong: the config, and what the line must say
    "missing width": (without(LLAMA, "hidden_size"), "hidden_size: missing, expected a positive whole number"),
    "missing layers": (without(LLAMA, "num_hidden_layers"), "num_hidden_layers: missing"),
    "missing heads": (without(LLAMA, "num_attention_heads"), "num_attention_heads: missing"),
    "missing feed-forward": (without(LLAMA, "intermediate_size"), "intermediate_size: missing"),
    "missing vocabulary": (without(LLAMA, "vocab_size"), "vocab_size: missing"),
    "missing experts": (without(MIXTRAL, "num_local_experts"), "num_local_experts: missing"),
    "missing top-k": (without(MIXTRAL, "num_experts_per_tok"), "num_experts_per_tok: missing"),
    "missing latent": (without(DEEPSEEK, "kv_lora_rank"), "kv_lora_rank: missing"),
    "missing key of another family": (without(GPT2, "n_embd"), "n_embd: missing"),
    "no default is guessed": (without(OSS, "head_dim"), "head_dim: missing"),
    "nor key-value heads": (without(OSS, "num_key_value_heads"), "num_key_value_heads: missing"),
    "null": ({**LLAMA, "hidden_size": None}, "hidden_size: expected a positive whole number, got null"),
    "string": ({**LLAMA, "hidden_size": "4096"}, 'hidden_size: expected a positive whole number, got "4096"'),
    "float": ({**LLAMA, "hidden_size": 4096.0}, "hidden_size: expected a positive whole number, got 4096.0"),
    "bool": ({**LLAMA, "hidden_size": True}, "hidden_size: expected a positive whole number, got true"),
    "list": ({**LLAMA, "hidden_size": [4096]}, "hidden_size: expected a positive whole number, got a list of 1"),
    "object": ({**LLAMA, "vocab_size": {}}, "vocab_size: expected a positive whole number, got an object"),
    "number for a flag": ({**LLAMA, "tie_word_embeddings": 1}, "tie_word_embeddings: expected true or false, got 1"),
    "word for a flag": ({**LLAMA, "attention_bias": "yes"}, 'attention_bias: expected true or false, got "yes"'),
    "negative": ({**LLAMA, "num_hidden_layers": -32}, "num_hidden_layers: expected a positive whole number, got -32"),
    "zero": ({**LLAMA, "num_attention_heads": 0}, "num_attention_heads: expected a positive whole number, got 0"),
    "zero key-value heads": ({**LLAMA, "num_key_value_heads": 0}, "num_key_value_heads: expected a positive"),
    "huge": (
        {**LLAMA, "hidden_size": 10**12},
        "hidden_size: expected a positive whole number of at most 1,000,000,000",
    ),
    "astronomical": ({**LLAMA, "vocab_size": 10**400}, "vocab_size: expected a positive whole number of at most"),
    "too many layers": ({**LLAMA, "num_hidden_layers": 10**8}, "num_hidden_layers: expected at most 10,000 layers"),
    "heads do not divide": (
        {**LLAMA, "num_key_value_heads": 7},
        "num_attention_heads: expected a multiple of num_key_value",
    ),
    "width does not divide": (
        {**LLAMA, "num_attention_heads": 30},
        "hidden_size: expected a multiple of num_attention_heads",
    ),
    "top-k above experts": (
        {**MIXTRAL, "num_experts_per_tok": 9},
        "num_experts_per_tok: expected at most num_local_experts",
    ),
    "two names of one key that contradict": (
        {**QWEN3_MOE, "num_local_experts": 64},
        "num_experts: expected the same as num_local_experts, got 128 and 64",
    ),
    "offset beyond its period": (
        {**JAMBA, "attn_layer_offset": 8},
        "attn_layer_offset: expected less than attn_layer_period, got 8 and 8",
    ),
    "width does not divide, a head's size given": (
        {**GEMMA3, "hidden_size": 1150},
        "hidden_size: expected a multiple of num_attention_heads, got 1150 and 4",
    ),
    "groups do not divide the heads' width": (
        {**DEEPSEEK_V4, "o_groups": 7},
        "num_attention_heads * head_dim: expected a multiple of o_groups",
    ),
    "groups do not divide the state space's heads": (
        {**NEMOTRON, "n_groups": 7},
        "mamba_num_heads: expected a multiple of n_groups",
    ),
    "the key of the branch that was taken, Gemma": (
        {**GEMMA4, "num_global_key_value_heads": 5},
        "num_attention_heads: expected a multiple of num_global_key_value_heads",
    ),
    "the key of the branch that was taken, Falcon": (
        {**FALCON, "num_kv_heads": 7},
        "num_attention_heads: expected a multiple of num_kv_heads",
    ),
    "flag for a number": (
        {**FALCON, "num_ln_in_parallel_attn": True},
        "num_ln_in_parallel_attn: expected a whole number from 0, got true",
    ),
    "all layers share keys": (
        {**GEMMA4, "num_kv_shared_layers": 60},
        "num_kv_shared_layers: expected less than num_hidden_layers, got 60 and 60",
    ),
    "no layer whose keys could be shared": (
        {**GEMMA4, "num_kv_shared_layers": 59},
        "num_kv_shared_layers: expected an earlier layer with keys for layer",
    ),
    "long list of heads": (
        {**LAGUNA, "num_attention_heads_per_layer": [*LAGUNA["num_attention_heads_per_layer"], 48]},
        "num_attention_heads_per_layer: expected one entry for each of 40 layers, got 41",
    ),
    "short list of layers": ({**OSS, "layer_types": OSS["layer_types"][:-1]}, "layer_types: expected 24 entries"),
    "long list of layers": ({**OSS, "layer_types": OSS["layer_types"] * 2}, "layer_types: expected 24 entries"),
    "unknown kind of layer": ({**OSS, "layer_types": ["full"] * 24}, "layer_types[0]: expected one of full_attention"),
    "layers not a list": (
        {**OSS, "layer_types": 3},
        "layer_types: expected a list with one entry for each layer, got 3",
    ),
    "object in a list": ({**OSS, "layer_types": [{}] * 24}, "layer_types[0]: expected one of"),
    "unknown family": ({**LLAMA, "model_type": "lama"}, 'model_type: "lama" is not a known family (nearest: llama'),
    "no such family": ({**LLAMA, "model_type": "zzzzzzzz"}, "is not a known family (known: axk1, "),
    "no family": (without(LLAMA, "model_type"), "model_type: expected the name of a family, got null"),
    "family is no word": ({**LLAMA, "model_type": 3}, "model_type: expected the name of a family, got 3"),
    "nested part is no object": ({"model_type": "gemma3", "text_config": 3}, "text_config: expected an object, got 3"),
    "nested part lacks a key": (
        {"model_type": "llama4", "text_config": {}},
        "missing, expected a positive whole number",
    ),
    "experts in a dense family": (
        {**LLAMA, "num_local_experts": 8, "num_experts_per_tok": 2},
        "num_local_experts: no key of Llama, yet it may change the count, got 8",
    ),
    "experts by a name that no family knows": ({**GPT2, "moe_experts": 8}, "moe_experts: no key of GPT-2, yet it may"),
    "a shared expert, one": ({**MIXTRAL, "n_shared_experts": 1}, "n_shared_experts: no key of Mixtral, yet"),
    "latents in a family without": ({**LLAMA, "kv_lora_rank": 512}, "kv_lora_rank: no key of Llama, yet"),
    "a flag of another family": ({**OSS, "use_qk_norm": True}, "use_qk_norm: no key of gpt-oss, yet it may change"),
    "a list of another family": ({**GPT2, "layer_types": ["mamba"] * 12}, "layer_types: no key of GPT-2, yet"),
    "what no loader of the family supports": ({**GPT2, "add_cross_attention": True}, "add_cross_attention: only false"),
    "control characters": ({**LLAMA, "model_type": "a\x1b[31m\nb"}, "model_type: "),
}


@pytest.mark.parametrize("case", CONFIGS)
def test_config_that_cannot_be_counted(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, said = CONFIGS[case]
    path = tmp_path / "config.json"
    path.write_text(json.dumps(config))
    line = refused(capsys, str(path))
    assert said in line
    assert all(c.isprintable() for c in line.rstrip("\n"))
    assert refused(capsys, "--json", str(path)) == refused(capsys, "--tensors", str(path)) == line


DENSE = [name for name in SMALL if not family(family_of(name))["values"]["experts"]]


@pytest.mark.parametrize("name", DENSE)
@pytest.mark.parametrize(
    "key", ["num_local_experts", "n_routed_experts", "num_experts", "moe_num_experts", "expert_dim"]
)
def test_experts_in_a_family_without_them(name: str, key: str) -> None:
    """Refused where they are there, and counted where the key says that there are none."""
    config = SMALL[name]
    assert key not in known_keys(family_of(name))
    with pytest.raises(anatomy.ConfigError, match=f"^{key}: no key of .*, yet it may change the count, got 4$"):
        anatomy.read({**config, key: 4})
    for none in (None, 0, False, [], ""):
        silent = anatomy.read({**config, key: none})
        assert silent.unread == (key,)
        assert anatomy.count(silent) == anatomy.count(anatomy.read(config))


@pytest.mark.parametrize("value", [0.001, "alltoall", True, 1])
def test_a_word_alone_does_not_refuse(value: object) -> None:
    """A setting of the training of experts is listed, as any key that is not known."""
    assert anatomy.read({**MIXTRAL, "moe_z_loss": value}).unread == ("moe_z_loss",)


TEXTS = {
    "empty": (b"", "config: expected a JSON object, got an empty file"),
    "blank": (b" \n ", "config: expected a JSON object, got an empty file"),
    "binary": (b"\x80\x02}q\x00.", "config: expected JSON text, got bytes that are not UTF-8"),
    "not JSON": (b"{hidden_size: 3}", "config: expected JSON, got an error at line 1"),
    "cut off": (b'{"model_type": "llama"', "config: expected JSON, got an error at line 1"),
    "list": (b"[1, 2]", "config: expected a JSON object, got a list of 2"),
    "number": (b"3", "config: expected a JSON object, got 3"),
    "word": (b'"llama"', 'config: expected a JSON object, got "llama"'),
    "null": (b"null", "config: expected a JSON object, got null"),
    "duplicate key": (b'{"model_type": "llama", "model_type": "gpt2"}', "model_type: expected once, got it twice"),
    "deeply nested lists": (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested at most 60 deep"),
    "deeply nested objects": (b'{"a": ' * 100_000 + b"1" + b"}" * 100_000, "nested at most 60 deep"),
    "number of many digits": (b'{"a": ' + b"9" * 10_000 + b"}", "config: expected ordinary numbers"),
    "NaN": (
        json.dumps({**LLAMA, "hidden_size": float("nan")}).encode(),
        "hidden_size: expected a positive whole number, got NaN",
    ),
    "Infinity": (
        json.dumps({**LLAMA, "vocab_size": float("inf")}).encode(),
        "vocab_size: expected a positive whole number, got Infinity",
    ),
}


@pytest.mark.parametrize("case", TEXTS)
def test_file_that_is_no_config(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, said = TEXTS[case]
    path = tmp_path / "config.json"
    path.write_bytes(text)
    assert said in refused(capsys, str(path))


def test_brackets_inside_words_are_no_nesting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({**LLAMA, "note": ["[" * 500, '"{', *("[]" for _ in range(200))]}))
    assert main([str(path)]) == 0
    assert "not read: note" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "CONFIG: missing"),
        (["no-such-model-at-all"], 'CONFIG: "no-such-model-at-all" is neither a file nor a shipped model'),
        (["llama-3-9b"], "nearest: Llama-3-70B, Llama-3-8B"),
        (["llama 8b"], "can be any of 2 models: Llama-3-8B, Llama-3.1-8B"),
        ([""], "CONFIG: missing"),
        (["missing/config.json"], "cannot be read: No such file"),
        (["x" * 5000], "CONFIG: "),
        (["a\0b"], "CONFIG: "),
        (["gpt2", "--dtype", "fp3"], "dtype: expected one of fp32, bf16"),
        (["gpt2", "--context", "0"], "--context: expected a whole number from 1"),
        (["gpt2", "--context", "many"], "--context: invalid whole number value: 'many'"),
        (["gpt2", "--context", "1025"], "--context: expected at most 1,024 tokens, the learned positions, got 1,025"),
        (["gpt2", "--batch", "-2"], "--batch: expected a whole number from 1"),
        (["gpt2", "--batch", "1e3"], "--batch: invalid"),
        (["gpt2", "--what"], "unrecognized arguments: --what"),
        (["gpt2", "--diff"], "--diff: expected one argument"),
        (["gpt2", "--diff", "no-such-model"], "is neither a file nor a shipped model"),
    ],
)
def test_arguments(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in refused(capsys, *arguments)


def test_folder_and_unreadable_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is a folder, expected a file such as its config.json" in refused(capsys, str(tmp_path))
    if os.geteuid():
        path = tmp_path / "config.json"
        path.write_text("{}")
        path.chmod(0)
        assert "cannot be read: Permission denied" in refused(capsys, str(path))


def test_as_a_process_without_a_trace(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({**LLAMA, "hidden_size": "wide"}))
    ran = subprocess.run(
        [sys.executable, "-I", "-W", "error", ROOT / "snippets" / "anatomy", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr == 'anatomy: hidden_size: expected a positive whole number, got "wide"\n'


def test_a_multimodal_config_is_handled_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config.json"
    # As published: the language model's part leaves out what equals the library's defaults.
    path.write_text(
        json.dumps(
            {
                "model_type": "gemma3",
                "vision_config": {"hidden_size": 1152, "num_hidden_layers": 27},
                "text_config": {
                    "hidden_size": 2560,
                    "intermediate_size": 10240,
                    "num_hidden_layers": 34,
                    "sliding_window": 1024,
                    "model_type": "gemma3_text",
                },
            }
        )
    )
    assert main([str(path)]) == 0
    out = capsys.readouterr().out
    assert "3,880,263,168" in out
    assert "the language model of a multimodal config, from its text_config" in out
    assert "not in the config, by the family's rule:" in out
    assert all(said in out for said in ("vocab_size = 262208", "head_dim = 256", "tie_word_embeddings = true"))
