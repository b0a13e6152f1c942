"""The formula sheet: its TeX is the code's, and the code is the engine's."""

import ast
import builtins
import re
import runpy

import anatomy
import numpy as np
import pytest

from tests.sites import ROOT

LESSON = ROOT / "snippets/reference/formulas.py"
PAGE = ROOT / "docs/reference/formulas.md"
ROW = re.compile(r"^\| .+<br>`(?P<function>\w+)` \| \\\((?P<tex>.+?)\\\) \|(?: [^|]+ \|)?$", re.MULTILINE)
SYMBOLS = {
    "n_in": r"n_{\text{in}}", "n_out": r"n_{\text{out}}", "d_model": "d", "head_dim": "h", "d_ff": r"d_{\text{ff}}",
    "n_heads": r"n_{\text{heads}}", "n_kv_heads": r"n_{\text{kv}}", "n_layers": "L", "vocab_size": "V", "r": "r",
    "n_experts": r"n_{\text{experts}}", "top_k": "k", "tokens": "T", "bytes_each": "b", "bits": "q", "scale_bits": "s",
    "group": "g", "N_multiplied": r"N_{\text{multiplied}}", "alpha": r"\alpha", "beta": r"\beta",
}  # fmt: skip


def tex(node: ast.expr) -> str:
    """A Python expression as TeX; a name without a symbol is a word."""
    match node:
        case ast.Constant():
            return str(node.value)
        case ast.Name():
            word = node.id.replace("_", " ").replace("feed forward", "feed-forward")
            return SYMBOLS.get(node.id, node.id if len(node.id) == 1 else rf"\text{{{word}}}")
        case ast.BinOp(op=ast.Add()):
            return f"{tex(node.left)} + {tex(node.right)}"
        case ast.BinOp(op=ast.Sub()):
            return f"{tex(node.left)} - {tex(node.right)}"
        case ast.BinOp(op=ast.Mult()):
            return rf"{_factor(node.left)} \cdot {_factor(node.right)}"
        case ast.BinOp(op=ast.Div()):
            return rf"\dfrac{{{tex(node.left)}}}{{{tex(node.right)}}}"
        case ast.BinOp(op=ast.Pow()):
            return f"{_factor(node.left)}^{{{tex(node.right)}}}"
        case ast.Call(func=ast.Name(id="max")):
            return rf"\max\left({', '.join(map(tex, node.args))}\right)"
    raise TypeError(f"no TeX for {ast.unparse(node)}")


def _factor(node):
    loose = isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))
    return rf"\left({tex(node)}\right)" if loose else tex(node)


def formulas() -> dict[str, str]:
    functions = [node for node in ast.parse(LESSON.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    return {function.name: tex(function.body[-1].value) for function in functions}


def test_the_page_shows_the_formulas_of_the_code():
    shown = {row["function"]: row["tex"] for row in ROW.finditer(PAGE.read_text("utf-8"))}
    assert shown == formulas()


lesson = pytest.fixture(scope="module")(lambda: runpy.run_path(str(LESSON)))

DENSE = {  # d_model, n_layers, n_heads, n_kv_heads, head_dim, vocab_size, d_ff
    "llama-3-8b": (4096, 32, 32, 8, 128, 128256, 14336),
    "llama-3-70b": (8192, 80, 64, 8, 128, 128256, 28672),
    "mistral-7b-v0.1": (4096, 32, 32, 8, 128, 32000, 14336),
}


@pytest.mark.parametrize("name", DENSE)
def test_counts_bytes_and_work_are_the_engines(lesson, name):
    d_model, n_layers, n_heads, n_kv_heads, head_dim, vocab_size, d_ff = DENSE[name]
    arch = anatomy.load(name)
    counts, groups = anatomy.count(arch), anatomy.count(arch).groups
    attention = lesson["count_attention"](d_model, n_heads, n_kv_heads, head_dim)
    feed_forward = lesson["count_gated"](d_model, d_ff)
    assert n_layers * attention == groups["attention"]
    assert n_layers * feed_forward == groups["mlp_dense"]
    block = lesson["count_block"](attention, feed_forward, d_model)
    assert lesson["count_model"](n_layers, block, vocab_size, d_model) == counts.total
    assert lesson["weight_bytes"](counts.total, 16, 0, 1) == anatomy.weight_bytes(arch, "bf16")
    cache = anatomy.kv_cache(arch, context=1000)
    assert lesson["cache_bytes"](n_layers, n_kv_heads, head_dim, 1, 2) == cache.bytes_per_token
    multiplied = counts.active_excl_input_embedding - groups["norms"]
    work = anatomy.work(arch, context=1000)
    assert lesson["token_work"](multiplied, n_layers, n_heads, head_dim, 1000) == work.forward
    step = anatomy.step_read(arch, context=1000, batch=8)
    weights = 2 * counts.active_excl_input_embedding
    assert lesson["step_bytes"](weights, 8, 1000 * cache.bytes_per_token) == step.weights + step.cache
    assert 3 * lesson["token_work"](multiplied, n_layers, n_heads, head_dim, 0) == lesson["training_work"](
        multiplied, 1
    )


@pytest.mark.parametrize(("name", "d_model", "width", "n_experts", "top_k", "layers"), [
    ("mixtral-8x7b-v0.1", 4096, 14336, 8, 2, 32),
    ("qwen3-30b-a3b", 2048, 768, 128, 8, 48),
    ("olmoe-1b-7b", 2048, 1024, 64, 8, 16),
])  # fmt: skip
def test_experts_are_the_engines(lesson, name, d_model, width, n_experts, top_k, layers):
    counts = anatomy.count(anatomy.load(name))
    expert = lesson["count_gated"](d_model, width)

    def both(groups):
        return groups["routed_experts"] + groups["router"]

    assert layers * lesson["count_experts"](n_experts, expert, d_model) == both(counts.groups)
    assert layers * lesson["count_active_experts"](top_k, expert, d_model, n_experts) == both(counts.active_groups)


def test_what_has_no_model_by_other_routes(lesson):
    assert lesson["count_layer"](768, 3072) == np.ones((3072, 768)).size + np.ones(3072).size
    assert lesson["count_plain"](768, 3072) == np.ones((768, 3072)).size + np.ones((3072, 768)).size
    assert lesson["count_low_rank"](16, 4096, 1024) == np.ones((4096, 16)).size + np.ones((16, 1024)).size
    assert (
        lesson["latent_cache_bytes"](61, 512, 64, 1, 2) == anatomy.kv_cache(anatomy.load("deepseek-v3")).bytes_per_token
    )
    assert lesson["training_bytes"](7_500_000_000) == 120e9  # the example of the ZeRO paper, figure 1: 120 GB
    assert lesson["loss"](70e9, 1.4e12, 1.69, 406.4, 0.34, 410.7, 0.28) == pytest.approx(1.94, abs=0.005)
    rng = np.random.default_rng(0)
    touched = [len(set(rng.integers(8, size=5))) for _ in range(20_000)]
    assert lesson["experts_touched"](8, 1, 5) == pytest.approx(np.mean(touched), abs=0.02)
    assert lesson["speed_ceiling"](3.35e12, 15_009_849_344) == pytest.approx(223, abs=0.5)
    bend = lesson["balance_point"](989e12, 3.35e12)  # there, reading and computing take equally long
    for intensity in (bend / 2, bend, 2 * bend):
        rate = 1e9 * intensity / lesson["step_time"](1e9, 3.35e12, 1e9 * intensity, 989e12)
        assert rate == pytest.approx(min(989e12, 3.35e12 * intensity))  # the roofline of Williams and others
    assert lesson["balance_point"](989e12, 3.35e12) == pytest.approx(295, abs=0.5)
    assert lesson["energy_per_token"](700, 10_000) == 0.07


def test_the_models_numbers_are_the_anatomy_tools(lesson):
    arch = anatomy.load("llama-3-8b")
    assert lesson["N"] == anatomy.count(arch).total
    assert lesson["work"] == anatomy.work(arch, context=8192).forward == 19_304_284_160
    assert lesson["cache"] == anatomy.kv_cache(arch, context=8192).bytes


def test_no_parameter_hides_a_function(lesson):
    taken = {name for name, value in lesson.items() if callable(value)} | set(dir(builtins))
    functions = [value for name, value in lesson.items() if callable(value) and not name.startswith("__")]
    assert [f.__name__ for f in functions if set(f.__code__.co_varnames) & taken] == []
