"""The building blocks of language models: what tensors each has, what it caches, what it computes.

A block works on plain numbers `v`, named as in `families.VALUES` (`v.d` is the model's width). Mixers, the blocks in
which tokens meet, are described by three functions:

    parts(v)            the tensors, as `Part`s: role, shape (rows out, columns in), group
    cache(v, context)   numbers kept for `context` tokens of one sequence: (those that grow, those of constant size)
    mixing(v, context)  multiply-adds of one token that meets `context` tokens, beside those with the weights
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple


class Numbers:
    """Whole numbers by name."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.__dict__.update(numbers)

    def __getattr__(self, name: str) -> int:
        raise AttributeError(f"no number is called {name}")

    def __repr__(self) -> str:
        return f"Numbers({ {name: number for name, number in self.__dict__.items() if number} })"


class Part(NamedTuple):
    """One tensor of a block, before it gets the name that its family uses."""

    role: str
    shape: tuple[int, ...]
    group: str
    suffix: str = "weight"
    experts: int = 0  # of so many like it...
    top_k: int = 0  # ...a token uses so many
    buffer: bool = False  # stored, but no parameter


Parts = Iterator[Part]


class Functions(NamedTuple):
    parts: Callable[[Numbers], Parts]
    cache: Callable[[Numbers, int], tuple[int, int]] | None = None
    mixing: Callable[[Numbers, int], int] | None = None


def linear(role: str, rows: int, columns: int, group: str, bias: int = 0) -> Parts:
    yield Part(role, (rows, columns), group)
    if bias:
        yield Part(role, (rows,), group, "bias")


def norm(role: str, width: int, bias: int = 0, gain: int = 1, heads: int = 0) -> Parts:
    if width and gain:
        yield Part(role, (heads, width) if heads else (width,), "norms")
        if bias:
            yield Part(role, (width,), "norms", "bias")


def seen(context: int, window: int) -> int:
    """How many of `context` tokens a window lets through; 0 is no window."""
    return min(context, window) if window else context


# ---------------------------------------------------------------- attention


# --8<-- [start:attention]
def attention(v: Numbers) -> Parts:
    """Multi-head attention; grouped where kv_heads < heads, multi-query where kv_heads = 1."""
    value_dim = v.v_head_dim or v.head_dim
    yield from linear("q", v.heads * v.head_dim * (1 + v.q_gate), v.d, "attention", v.q_bias)
    yield from norm("q_norm", v.q_norm, v.qk_norm_bias, heads=v.heads * v.norm_each_head)
    if v.own_keys:
        yield from linear("k", v.kv_heads * v.head_dim, v.d, "attention", v.k_bias)
        yield from norm("k_norm", v.k_norm, v.qk_norm_bias, heads=v.kv_heads * v.norm_each_head)
        if v.own_values:
            yield from linear("v", v.kv_heads * value_dim, v.d, "attention", v.v_bias)
    yield from linear("o", v.d, v.heads * value_dim, "attention", v.o_bias)
    if v.gate:
        yield from linear("gate", v.gate, v.d, "attention")
    if v.sinks:
        yield Part("sinks", (v.heads,), "attention")
    if v.index_heads:
        yield from linear("index_q", v.index_heads * v.index_dim, v.d, "attention")
        yield from linear("index_k", v.index_dim, v.d, "attention")
        yield from norm("index_q_norm", v.index_dim)
        yield from norm("index_k_norm", v.index_dim)


# --8<-- [end:attention]


def attention_cache(v: Numbers, context: int) -> tuple[int, int]:
    per_token = v.kv_heads * (v.head_dim + (v.v_head_dim or v.head_dim)) if v.own_keys else 0
    return seen(context, v.window) * per_token + context * v.index_dim, 0


def attention_mixing(v: Numbers, context: int) -> int:
    per_pair = v.heads * (v.head_dim + (v.v_head_dim or v.head_dim))  # scores, then values
    return seen(seen(context, v.window), v.index_top) * per_pair + context * v.index_heads * v.index_dim


def latent(v: Numbers) -> Parts:
    """Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): one small latent a token stands for all keys."""
    q_rows = v.heads * (v.nope + v.rope)
    if v.q_rank:
        yield from linear("q_a", v.q_rank, v.d, "attention", v.a_bias)
        yield from norm("q_a_norm", v.q_rank)
        yield from linear("q_b", q_rows, v.q_rank, "attention")
    else:
        yield from linear("q", q_rows, v.d, "attention")
    yield from linear("kv_a", v.kv_rank + v.rope, v.d, "attention", v.a_bias)
    yield from norm("kv_a_norm", v.kv_rank)
    yield from linear("kv_b", v.heads * (v.nope + v.v_head_dim), v.kv_rank, "attention")
    yield from linear("o", v.d, v.heads * v.v_head_dim, "attention", v.o_bias)
    if v.gate:
        yield from linear("gate", v.gate, v.d, "attention")
    if v.index_heads:
        yield from linear("index_q", v.index_heads * v.index_dim, v.q_rank, "attention")
        yield from linear("index_k", v.index_dim, v.d, "attention")
        yield from norm("index_k_norm", v.index_dim, bias=1)
        yield from linear("index_weights", v.index_heads, v.d, "attention")


def latent_cache(v: Numbers, context: int) -> tuple[int, int]:
    return context * (v.kv_rank + v.rope + (v.index_dim if v.index_heads else 0)), 0


def latent_mixing(v: Numbers, context: int) -> int:
    per_pair = v.heads * (v.nope + v.rope + v.v_head_dim)  # keys and values expanded, as in prefill and training
    return seen(context, v.index_top) * per_pair + context * v.index_heads * v.index_dim


def compressed(v: Numbers) -> Parts:
    """DeepSeek-V4's attention: a window of whole tokens, and beyond it one entry for every `ratio` tokens."""
    yield from linear("q_a", v.q_rank, v.d, "attention")
    yield from norm("q_a_norm", v.q_rank)
    yield from linear("q_b", v.heads * v.head_dim, v.q_rank, "attention")
    yield from linear("kv", v.head_dim, v.d, "attention")
    yield from norm("kv_norm", v.head_dim)
    yield from linear("o_a", v.o_groups * v.o_rank, v.heads * v.head_dim // v.o_groups, "attention")
    yield from linear("o_b", v.d, v.o_groups * v.o_rank, "attention")
    yield Part("sinks", (v.heads,), "attention")
    compressors = (("compress", v.head_dim), ("index", v.index_dim if v.index_heads else 0))
    for role, width in compressors if v.ratio else ():
        if width:
            wide = width * (1 + v.overlap)
            yield from linear(f"{role}_kv", wide, v.d, "attention")
            yield from linear(f"{role}_gate", wide, v.d, "attention")
            yield Part(f"{role}_position", (v.ratio, wide), "attention", "bias")
            yield from norm(f"{role}_norm", width)
    if v.index_heads:
        yield from linear("index_q", v.index_heads * v.index_dim, v.q_rank, "attention")
        yield from linear("index_weights", v.index_heads, v.d, "attention")


def compressed_cache(v: Numbers, context: int) -> tuple[int, int]:
    entries = context // v.ratio if v.ratio else 0  # keys are values here: one vector each
    return (seen(context, v.window) + entries) * v.head_dim + entries * v.index_dim, 0


def compressed_mixing(v: Numbers, context: int) -> int:
    entries = context // v.ratio if v.ratio else 0
    attended = seen(context, v.window) + seen(entries, v.index_top)
    return attended * 2 * v.heads * v.head_dim + entries * v.index_heads * v.index_dim


def attention_experts(v: Numbers) -> Parts:
    """A mixture of attention heads (JetMoE): experts hold the query and output maps, keys and values are shared."""
    width = v.kv_heads * v.head_dim
    yield from linear("router_a", v.experts, v.d, "router")
    yield Part("expert_q", (width, v.d), "routed_experts", "weight", v.experts, v.top_k)
    yield Part("expert_o", (v.d, width), "routed_experts", "weight", v.experts, v.top_k)
    yield Part("experts_bias", (v.d,), "routed_experts", "bias")  # added whichever experts are chosen
    yield from linear("kv", 2 * width, v.d, "attention")


def attention_experts_mixing(v: Numbers, context: int) -> int:
    return context * 2 * v.kv_heads * v.top_k * v.head_dim


# ---------------------------------------------------------------- recurrences: what they keep does not grow


def delta_net(v: Numbers) -> Parts:
    """Gated delta rule (arXiv 2412.06464); with `forget`, Kimi's variant: a decay for each channel (2510.26692)."""
    keys, values = v.key_heads * v.key_dim, v.value_heads * v.value_dim
    decays = values if v.forget else v.value_heads
    for role, rows in (
        ("linear_q", keys),
        ("linear_k", keys),
        ("linear_v", values),
        ("linear_z", values),
        ("linear_b", v.value_heads),
        ("linear_a", decays),
    ):
        yield from linear(role, rows, v.d, "linear_attention")
    yield Part("conv", (2 * keys + values, 1, v.kernel), "linear_attention")
    yield Part("dt", (decays,), "linear_attention", "bias")
    yield Part("A", (v.value_heads,), "linear_attention")
    yield from norm("linear_norm", v.value_dim)
    yield from linear("linear_o", v.d, values, "linear_attention")


def delta_net_cache(v: Numbers, context: int) -> tuple[int, int]:
    channels = 2 * v.key_heads * v.key_dim + v.value_heads * v.value_dim
    return 0, v.value_heads * v.key_dim * v.value_dim + (v.kernel - 1) * channels


def delta_net_mixing(v: Numbers, context: int) -> int:
    return 4 * v.value_heads * v.key_dim * v.value_dim  # decay, read, write, query the state


def lightning(v: Numbers) -> Parts:
    """Linear attention with a fixed decay (MiniMax-01, arXiv 2501.08313)."""
    width = v.heads * v.head_dim
    yield from linear("linear_qkv", 3 * width, v.d, "linear_attention")
    yield from linear("linear_z", width, v.d, "linear_attention")
    yield from norm("linear_norm", width)
    yield from linear("linear_o", v.d, width, "linear_attention")


def lightning_cache(v: Numbers, context: int) -> tuple[int, int]:
    return 0, v.heads * v.head_dim**2


def lightning_mixing(v: Numbers, context: int) -> int:
    return 3 * v.heads * v.head_dim**2  # decay, write, query the state


def mamba(v: Numbers) -> Parts:
    """Selective state space (arXiv 2312.00752), here with norms on the step and on B and C, as in Jamba."""
    yield from linear("ssm_in", 2 * v.inner, v.d, "linear_attention", v.proj_bias)
    yield from _convolution(v.inner, v)
    yield from linear("ssm_x", v.dt_rank + 2 * v.state, v.inner, "linear_attention")
    yield from linear("ssm_dt", v.inner, v.dt_rank, "linear_attention", bias=1)
    yield Part("A", (v.inner, v.state), "linear_attention")
    yield Part("D", (v.inner,), "linear_attention")
    yield from linear("ssm_out", v.d, v.inner, "linear_attention", v.proj_bias)
    for role, width in (("dt_norm", v.dt_rank), ("b_norm", v.state), ("c_norm", v.state)):
        yield from norm(role, width)


def mamba2(v: Numbers) -> Parts:
    """State space with one decay a head (arXiv 2405.21060)."""
    inner, channels = v.heads * v.head_dim, v.heads * v.head_dim + 2 * v.ssm_groups * v.state
    yield from linear("ssm_in", inner + channels + v.heads, v.d, "linear_attention", v.proj_bias)
    yield from _convolution(channels, v)
    for role, suffix in (("dt", "bias"), ("A", "weight"), ("D", "weight")):
        yield Part(role, (v.heads,), "linear_attention", suffix)
    yield from norm("linear_norm", inner)
    yield from linear("ssm_out", v.d, inner, "linear_attention", v.proj_bias)


def _convolution(channels: int, v: Numbers) -> Parts:
    yield Part("conv", (channels, 1, v.kernel), "linear_attention")
    if v.conv_bias:
        yield Part("conv", (channels,), "linear_attention", "bias")


def mamba_cache(v: Numbers, context: int) -> tuple[int, int]:
    inner = v.inner or v.heads * v.head_dim
    return 0, inner * v.state + (v.kernel - 1) * (inner + 2 * v.ssm_groups * v.state)


def mamba_mixing(v: Numbers, context: int) -> int:
    return 3 * (v.inner or v.heads * v.head_dim) * v.state  # decay, write, query the state


# ---------------------------------------------------------------- feed-forward


def feed_forward(v: Numbers) -> Parts:
    """Two maps, or three where a gate multiplies (SwiGLU and the like)."""
    if v.gated:
        yield from linear("ffn_gate", v.width, v.d, "mlp_dense", v.up_bias)
    yield from linear("ffn_up", v.width, v.d, "mlp_dense", v.up_bias)
    yield from linear("ffn_down", v.d, v.width, "mlp_dense", v.down_bias)


def experts(v: Numbers) -> Parts:
    """Routed experts, their router, and the shared experts beside them."""
    yield from linear("router", v.experts, v.d, "router", v.router_bias)
    if v.router_scales:
        yield Part("router_scale", (v.d,), "router")
        yield Part("router_expert_scale", (v.experts,), "router")
    if v.correction:  # one value an expert that helps to choose, and nothing else
        yield Part(
            "correction",
            (1, v.experts) if v.correction == 3 else (v.experts,),
            "router",
            "bias",
            buffer=v.correction == 1,
        )
    if v.hashed:
        yield Part("hash", (v.hashed, v.top_k), "router", buffer=True)
    inner = v.latent or v.d
    for name, rows, columns in _maps(v.expert_width, inner, v.gated):
        yield Part(f"expert_{name}", (rows, columns), "routed_experts", "weight", v.experts, v.top_k)
        if v.expert_bias:
            yield Part(f"expert_{name}", (rows,), "routed_experts", "bias", v.experts, v.top_k)
    if v.latent:  # every token passes here, so it counts as dense
        yield from linear("latent_in", v.latent, v.d, "mlp_dense", v.latent_bias)
        yield from linear("latent_out", v.d, v.latent, "mlp_dense", v.latent_bias)
    for name, rows, columns in _maps(v.shared_width, v.d, v.gated) if v.shared_width else ():
        yield from linear(f"shared_{name}", rows, columns, "shared_experts", v.shared_bias)
    if v.shared_switch:
        yield from linear("shared_switch", 1, v.d, "shared_experts")
    if v.output_bias:
        yield Part("experts_output", (v.d,), "mlp_dense", "bias")
    yield from norm("experts_norm", v.d * v.output_norm)


def _maps(width: int, d: int, gated: int) -> Iterator[tuple[str, int, int]]:
    if gated:
        yield "gate", width, d
    yield "up", width, d
    yield "down", d, width


# ---------------------------------------------------------------- around the blocks


def frame(v: Numbers) -> Parts:
    """What a layer has beside its blocks and norms: hyper-connections, an input of its own."""
    for place in ("attn", "ffn") if v.streams else ():  # hyper-connections, arXiv 2409.19606
        # weights to read, to write, and from stream to stream
        yield from _hyper_connection(place, (2 + v.streams) * v.streams, 3, v)
    if v.per_layer_width:
        yield from linear("layer_input_gate", v.per_layer_width, v.d, "mlp_dense")
        yield from linear("layer_input_out", v.d, v.per_layer_width, "mlp_dense")
        yield from norm("layer_input_norm", v.d)
    if v.scalar:
        yield Part("layer_scalar", (1,), "norms", buffer=True)


def _hyper_connection(place: str, mixes: int, scales: int, v: Numbers) -> Parts:
    yield Part(f"{place}_hc_fn", (mixes, v.streams * v.d), "hyper_connections")
    yield Part(f"{place}_hc_base", (mixes,), "hyper_connections")
    yield Part(f"{place}_hc_scale", (scales,), "hyper_connections")


def ends(v: Numbers) -> Parts:
    """What stands before the first layer and after the last: embeddings, final norm, head."""
    width = v.embed_width or v.d
    yield from linear("embed", v.vocab, width, "embedding")
    if width != v.d:
        yield from linear("project_in", v.d, width, "embedding")
        yield from linear("project_out", width, v.d, "embedding")
    if v.positions:
        yield from linear("position", v.positions, v.d, "position_embedding")
    all_layers = v.n_layers * v.per_layer_width
    if all_layers:
        yield from linear("layer_embed", v.per_layer_vocab, all_layers, "embedding")
        yield from linear("layer_embed_in", all_layers, v.d, "mlp_dense")
        yield from norm("layer_embed_norm", v.per_layer_width)
    yield from norm("embed_norm", v.d * v.embed_norm, v.norm_bias, v.norm_gain)
    if v.streams:
        yield from _hyper_connection("head", v.streams, 1, v)
    yield from norm("final_norm", v.d * v.final_norm, v.norm_bias, v.norm_gain)
    if not v.tied:
        yield from linear("head", v.vocab, width, "lm_head")
    if v.head_bias:
        yield Part("head", (v.vocab,), "lm_head", "bias")


def prediction(v: Numbers) -> Parts:
    """What an extra prediction layer (MTP) has beside a layer like the last (DeepSeek-V3, arXiv 2412.19437)."""
    yield from norm("e_norm", v.d)
    yield from norm("h_norm", v.d)
    yield from linear("eh_proj", v.d, 2 * v.d, "prediction")
    yield from norm("mtp_norm", v.d)


BLOCKS = {
    "attention": Functions(attention, attention_cache, attention_mixing),
    "latent": Functions(latent, latent_cache, latent_mixing),
    "compressed": Functions(compressed, compressed_cache, compressed_mixing),
    "attention experts": Functions(attention_experts, attention_cache, attention_experts_mixing),
    "delta net": Functions(delta_net, delta_net_cache, delta_net_mixing),
    "lightning": Functions(lightning, lightning_cache, lightning_mixing),
    "mamba": Functions(mamba, mamba_cache, mamba_mixing),
    "mamba2": Functions(mamba2, mamba_cache, mamba_mixing),
    "feed-forward": Functions(feed_forward),
    "experts": Functions(experts),
    "frame": Functions(frame),
    "ends": Functions(ends),
}
