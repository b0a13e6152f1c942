"""The command as people use it: as a folder, as a module, as one file; its text and its JSON."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import anatomy
import pytest
from anatomy.cli import main
from anatomy_facts import BY_NAME, FACTS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "snippets" / "anatomy"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.endswith("\n") and not out.endswith("\n\n") and "\t" not in out and "\033" not in out
    assert not re.search(r"[ ]$", out, re.MULTILINE), "trailing spaces"
    return out


@pytest.mark.parametrize(
    "name",
    [
        "llama-3-8b",
        "llama3 8b",
        "Llama-3-8B",
        "LLAMA 3 8B",
        "meta-llama/Meta-Llama-3-8B",
        " Llama_3_8b ",
        "Meta-Llama-3-8B",
    ],
)
def test_names_are_forgiving(name: str) -> None:
    assert anatomy.find(name).name == "Llama-3-8B"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("deepseek-v3", "DeepSeek-V3"),
        ("DeepSeek V3", "DeepSeek-V3"),
        ("deepseek r1", "DeepSeek-V3"),
        ("gpt2", "GPT-2 small"),
        ("gpt2-xl", "GPT-2 XL"),
        ("openai-community/gpt2-xl", "GPT-2 XL"),
        ("mixtral 8x7b", "Mixtral-8x7B-v0.1"),
        ("mistral 7b", "Mistral-7B-v0.1"),
        ("gpt oss 120b", "gpt-oss-120b"),
        ("Command R+", "Command-R+"),
        ("grok 1", "Grok-1"),
        ("Llama-4-Maverick", "Llama-4-Maverick"),
        ("olmoe", "OLMoE-1B-7B-0924"),
    ],
)
def test_common_aliases(name: str, meant: str) -> None:
    assert anatomy.find(name).name == meant


def test_every_model_is_found_by_each_of_its_names() -> None:
    everything = anatomy.models()
    assert len(everything) == 107
    for model in everything:
        for name in (model.name, model.name.lower(), model.name.replace("-", " "), model.hub, *model.aliases):
            assert anatomy.find(name) == model, name
    names = [
        re.sub("[^a-z0-9]", "", name.lower())
        for model in everything
        for name in {model.name, *model.aliases} | {model.hub.partition("/")[2]}
    ]
    owners = {
        (re.sub("[^a-z0-9]", "", name.lower()), model.name)
        for model in everything
        for name in {model.name, *model.aliases} | {model.hub.partition("/")[2]}
    }
    assert len({plain for plain, _ in owners}) == len(owners), "two models share a name"
    assert names


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_summary_of_every_model(fact: dict[str, object], capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, str(fact["name"]).removesuffix(" (text)"))
    assert f"{fact['total']:,}" in out
    assert f"{fact['active']:,}" in out
    assert f"{fact['active_excl_input_embedding']:,}" in out
    assert max(map(len, out.splitlines())) <= 100
    shares = [float(share) for share in re.findall(r"  ([\d.]+) %$", out, re.MULTILINE)]
    assert abs(sum(shares[:-1]) - 100) < 0.06 and shares[-1] == 100


def test_tensors(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "mixtral-8x7b", "--tensors")
    assert out.startswith("names as in the checkpoint\n")
    assert re.search(r"layers\.N\.block_sparse_moe\.experts\.E\.w1\.weight +14,336 x 4,096 +x 256 +15,032,385,536", out)
    assert printed(capsys, "ling-3", "--tensors").startswith("names as in transformers\n")
    assert printed(capsys, "grok-1", "--tensors").startswith("names for reading: no public loader confirms them\n")
    numbers = [int(number.replace(",", "")) for number in re.findall(r" ([\d,]+)  (?:[a-z ]+)$", out, re.MULTILINE)]
    assert sum(numbers) == 46_702_792_704


def test_tensors_expanded(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "gpt2", "--expanded").splitlines()[2:]
    assert len(lines) == 148 == len(set(lines))
    assert "h.11.attn.c_attn.weight  768 x 2,304" in lines


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, "deepseek-v3", "--json", "--dtype", "fp8", "--context", "1000", "--batch", "2"))
    fact = BY_NAME["DeepSeek-V3"]
    for key in ("total", "active", "active_excl_input_embedding", "groups", "groups_with_bias_folded"):
        assert found[key] == fact[key]
    assert sum(part["count"] for part in found["stored"]) == found["published"]["total"] == 684_531_386_000
    assert found["kv_cache"]["bytes"] == 2 * 1000 * 70_272
    assert (found["context"], found["batch"], found["dtype"]) == (1000, 2, "fp8")
    listed = json.loads(printed(capsys, "gpt2", "--json", "--tensors"))
    assert sum(tensor["count"] for tensor in listed["tensors"]) == 124_439_808


def test_diff(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "llama-3-8b", "--diff", "llama-3.1-8b")
    assert out.splitlines()[0].split() == ["Llama-3-8B", "Llama-3.1-8B", "difference"]
    assert all(line.endswith("same") for line in out.splitlines()[1:])
    assert re.search(
        r"^total +8,030,261,248 +70,553,706,496 +\+62,523,445,248$",
        printed(capsys, "llama-3-8b", "--diff", "llama-3-70b"),
        re.MULTILINE,
    )
    both = json.loads(printed(capsys, "llama-3-8b", "--diff", "mixtral-8x7b", "--json"))
    assert [each["total"] for each in both] == [8_030_261_248, 46_702_792_704]


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(printed(capsys, "--list").splitlines()) == 1 + 107
    listed = json.loads(printed(capsys, "--list", "--json"))
    assert {row["name"]: row["total"] for row in listed}["Grok-1"] == 315_684_820_992


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    out = capsys.readouterr().out
    assert stop.value.code == 0
    assert "examples:" in out and "anatomy llama-3-8b" in out and "exit status 2" in out


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(BY_NAME["Llama-3.1-8B"]["config"]).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + text)))  # a BOM is no harm
    assert "8,030,261,248" in printed(capsys, "-")


def test_remarks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({**BY_NAME["DeepSeek-V3"]["config"], "surprise": 1}))
    out = printed(capsys, str(path))
    assert "not read: surprise\n" in out
    assert "not counted: 1 extra prediction layer that the config announces\n" in out


def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from anatomy.cli import _strong

    monkeypatch.setattr("sys.stdout", type("Terminal", (), {"isatty": lambda self: True})())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert _strong("x") == "\033[1mx\033[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert _strong("x") == "x"


# ---------------------------------------------------------------- as a process


def run(*command: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-W", "error", *map(str, command)], capture_output=True, text=True, check=False, cwd=cwd
    )


def test_folder_and_single_file_say_the_same(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from pyz import build
    finally:
        sys.path.remove(str(ROOT / "tools"))
    one, two = tmp_path / "anatomy.pyz", tmp_path / "again.pyz"
    build(one)
    os.utime(FOLDER / "cli.py")
    build(two)
    assert one.read_bytes() == two.read_bytes()
    assert zipfile.ZipFile(one).testzip() is None
    expected = run(FOLDER, "llama-3-8b")
    assert expected.returncode == 0 and "8,030,261,248" in expected.stdout
    assert run(one, "llama-3-8b", cwd=tmp_path).stdout == expected.stdout
    assert run(FOLDER, "llama3 8b", cwd=tmp_path).stdout == expected.stdout
    missing = run(one, "no-such-model", cwd=tmp_path)
    assert (missing.returncode, missing.stdout) == (2, "")


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    assert not {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "__main__"} & sys.stdlib_module_names


def test_what_the_terminal_cannot_write_is_escaped(tmp_path: Path) -> None:
    """A folder or a key in letters that Windows' code page, say, does not have."""
    config = {**anatomy.find("llama-3-8b").config, "ключ": 0}
    file = tmp_path / "config.json"
    file.write_text(json.dumps(config), "utf-8")
    for options in ([], ["--json"]):
        ran = subprocess.run(
            [sys.executable, FOLDER, file, *options],
            capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert b"\\u043a\\u043b\\u044e\\u0447" in ran.stdout


def test_broken_pipe_is_quiet() -> None:
    ran = subprocess.run(
        f'"{sys.executable}" -I "{FOLDER}" deepseek-v3 --expanded | head -n 1',
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "names as in the checkpoint\n"
    assert ran.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="sends the signal that Ctrl-C sends")
def test_interrupt_is_quiet() -> None:
    from fcntl import ioctl
    from termios import FIONREAD

    process = subprocess.Popen(
        [sys.executable, "-I", FOLDER, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    process.stdin.write("{")
    process.stdin.flush()
    while any(ioctl(process.stdin, FIONREAD, bytes(4))):  # until it has read that, and waits for more
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "")
