"""The building blocks of language models: what tensors each has, what it caches, what it computes.

A block is a plain record of numbers; `d` is the width of the model. Its methods answer three questions:

    parts()         its tensors, as `Part`s: role, shape (rows out, columns in), group
    cache(context)  numbers kept for `context` tokens of one sequence: (those that grow, those of constant size)
    mixing(context) multiply-adds for one token that meets `context` tokens, beside those with the weights
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Part(NamedTuple):
    """One tensor of a block, before it gets the name that its family uses."""

    role: str
    shape: tuple[int, ...]
    group: str
    suffix: str = "weight"
    experts: int = 0  # of so many like it...
    top_k: int = 0  # ...a token uses so many
    buffer: bool = False  # stored, but no parameter


class Block(Protocol):
    def parts(self) -> Iterator[Part]: ...


class Mixer(Block, Protocol):
    """A block that mixes tokens: attention, or a recurrence."""

    def cache(self, context: int) -> tuple[int, int]: ...

    def mixing(self, context: int) -> int: ...


def linear(role: str, rows: int, columns: int, group: str, bias: int = 0) -> Iterator[Part]:
    yield Part(role, (rows, columns), group)
    if bias:
        yield Part(role, (rows,), group, "bias")


def norm(role: str, width: int, bias: int = 0, gain: int = 1) -> Iterator[Part]:
    if width and gain:
        yield Part(role, (width,), "norms")
        if bias:
            yield Part(role, (width,), "norms", "bias")


def seen(context: int, window: int) -> int:
    return min(context, window) if window else context


# ---------------------------------------------------------------- attention


@dataclass(frozen=True)
class Attention:
    """Multi-head attention; grouped where kv_heads < heads, multi-query where kv_heads = 1."""

    d: int
    heads: int
    kv_heads: int
    head_dim: int
    v_head_dim: int = 0  # 0: as head_dim
    q_bias: int = 0
    k_bias: int = 0
    v_bias: int = 0
    o_bias: int = 0
    q_norm: int = 0  # width of the norm on queries, 0: none
    k_norm: int = 0
    qk_norm_bias: int = 0
    norm_each_head: int = 0  # 1: those norms have gains of their own for each head
    q_gate: int = 0  # 1: queries are twice as wide, the second half gates the output
    gate: int = 0  # rows of a separate output gate
    sinks: int = 0  # 1: one learned sink a head
    window: int = 0  # tokens that a query sees, 0: all
    own_keys: int = 1  # 0: keys and values are those of an earlier layer
    own_values: int = 1  # 0: values are made from the keys
    index_heads: int = 0  # an indexer chooses which tokens are attended to
    index_dim: int = 0
    index_top: int = 0  # how many it chooses

    def parts(self) -> Iterator[Part]:
        wide = self.v_head_dim or self.head_dim
        yield from linear("q", self.heads * self.head_dim * (1 + self.q_gate), self.d, "attention", self.q_bias)
        if self.own_keys:
            yield from linear("k", self.kv_heads * self.head_dim, self.d, "attention", self.k_bias)
            if self.own_values:
                yield from linear("v", self.kv_heads * wide, self.d, "attention", self.v_bias)
            yield from self._norm("k_norm", self.k_norm, self.kv_heads)
        yield from self._norm("q_norm", self.q_norm, self.heads)
        yield from linear("o", self.d, self.heads * wide, "attention", self.o_bias)
        if self.gate:
            yield from linear("gate", self.gate, self.d, "attention")
        if self.sinks:
            yield Part("sinks", (self.heads,), "attention")
        if self.index_heads:
            yield from linear("index_q", self.index_heads * self.index_dim, self.d, "attention")
            yield from linear("index_k", self.index_dim, self.d, "attention")
            yield from norm("index_q_norm", self.index_dim)
            yield from norm("index_k_norm", self.index_dim)

    def _norm(self, role: str, width: int, heads: int) -> Iterator[Part]:
        if width and self.norm_each_head:
            yield Part(role, (heads, width), "norms")
        else:
            yield from norm(role, width, self.qk_norm_bias)

    def cache(self, context: int) -> tuple[int, int]:
        per_token = self.kv_heads * (self.head_dim + (self.v_head_dim or self.head_dim)) if self.own_keys else 0
        return seen(context, self.window) * per_token + context * (self.index_dim if self.index_heads else 0), 0

    def mixing(self, context: int) -> int:
        per_pair = self.heads * (self.head_dim + (self.v_head_dim or self.head_dim))  # scores, then values
        attended = seen(seen(context, self.window), self.index_top)
        return attended * per_pair + context * self.index_heads * self.index_dim


@dataclass(frozen=True)
class Latent:
    """Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): one small latent a token stands for all keys."""

    d: int
    heads: int
    q_rank: int  # 0: queries straight from the model's width
    kv_rank: int
    nope: int  # size of the part of a head without position
    rope: int  # size of the part with rotary position, shared by all heads in the keys
    v_head_dim: int
    a_bias: int = 0  # biases on the projections down
    o_bias: int = 0
    gate: int = 0
    index_heads: int = 0
    index_dim: int = 0
    index_top: int = 0

    def parts(self) -> Iterator[Part]:
        q_rows = self.heads * (self.nope + self.rope)
        if self.q_rank:
            yield from linear("q_a", self.q_rank, self.d, "attention", self.a_bias)
            yield from norm("q_a_norm", self.q_rank)
            yield from linear("q_b", q_rows, self.q_rank, "attention")
        else:
            yield from linear("q", q_rows, self.d, "attention")
        yield from linear("kv_a", self.kv_rank + self.rope, self.d, "attention", self.a_bias)
        yield from norm("kv_a_norm", self.kv_rank)
        yield from linear("kv_b", self.heads * (self.nope + self.v_head_dim), self.kv_rank, "attention")
        yield from linear("o", self.d, self.heads * self.v_head_dim, "attention", self.o_bias)
        if self.gate:
            yield from linear("gate", self.gate, self.d, "attention")
        if self.index_heads:
            yield from linear("index_q", self.index_heads * self.index_dim, self.q_rank, "attention")
            yield from linear("index_k", self.index_dim, self.d, "attention")
            yield from norm("index_k_norm", self.index_dim, bias=1)
            yield from linear("index_weights", self.index_heads, self.d, "attention")

    def cache(self, context: int) -> tuple[int, int]:
        return context * (self.kv_rank + self.rope + (self.index_dim if self.index_heads else 0)), 0

    def mixing(self, context: int) -> int:
        # Keys and values expanded from the latent, as in prefill and training.
        per_pair = self.heads * (self.nope + self.rope + self.v_head_dim)
        return seen(context, self.index_top) * per_pair + context * self.index_heads * self.index_dim


@dataclass(frozen=True)
class Compressed:
    """DeepSeek-V4's attention: a window of whole tokens, and beyond it one entry for every `ratio` tokens."""

    d: int
    heads: int
    head_dim: int
    q_rank: int
    o_groups: int
    o_rank: int
    window: int
    ratio: int = 0  # tokens to one compressed entry, 0: the window alone
    overlap: int = 1  # 2: entries overlap, so projections are twice as wide
    index_heads: int = 0
    index_dim: int = 0
    index_top: int = 0

    def parts(self) -> Iterator[Part]:
        yield from linear("q_a", self.q_rank, self.d, "attention")
        yield from norm("q_a_norm", self.q_rank)
        yield from linear("q_b", self.heads * self.head_dim, self.q_rank, "attention")
        yield from linear("kv", self.head_dim, self.d, "attention")
        yield from norm("kv_norm", self.head_dim)
        yield from linear("o_a", self.o_groups * self.o_rank, self.heads * self.head_dim // self.o_groups, "attention")
        yield from linear("o_b", self.d, self.o_groups * self.o_rank, "attention")
        yield Part("sinks", (self.heads,), "attention")
        if self.ratio:
            yield from self._compressor("compress", self.head_dim)
        if self.index_heads:
            yield from self._compressor("index", self.index_dim)
            yield from linear("index_q", self.index_heads * self.index_dim, self.q_rank, "attention")
            yield from linear("index_weights", self.index_heads, self.d, "attention")

    def _compressor(self, role: str, width: int) -> Iterator[Part]:
        yield from linear(f"{role}_kv", self.overlap * width, self.d, "attention")
        yield from linear(f"{role}_gate", self.overlap * width, self.d, "attention")
        yield Part(f"{role}_position", (self.ratio, self.overlap * width), "attention", "bias")
        yield from norm(f"{role}_norm", width)

    def cache(self, context: int) -> tuple[int, int]:
        entries = context // self.ratio if self.ratio else 0  # keys are values here: one vector each
        indexed = entries * self.index_dim if self.index_heads else 0
        return (seen(context, self.window) + entries) * self.head_dim + indexed, 0

    def mixing(self, context: int) -> int:
        entries = context // self.ratio if self.ratio else 0
        attended = seen(context, self.window) + seen(entries, self.index_top)
        return attended * 2 * self.heads * self.head_dim + entries * self.index_heads * self.index_dim


@dataclass(frozen=True)
class AttentionExperts:
    """A mixture of attention heads (JetMoE): experts hold the query and output maps, keys and values are shared."""

    d: int
    experts: int
    top_k: int
    kv_heads: int
    head_dim: int

    def parts(self) -> Iterator[Part]:
        width = self.kv_heads * self.head_dim
        yield Part("router_a", (self.experts, self.d), "router")
        yield Part("expert_q", (width, self.d), "routed_experts", "weight", self.experts, self.top_k)
        yield Part("expert_o", (self.d, width), "routed_experts", "weight", self.experts, self.top_k)
        yield Part("experts_bias", (self.d,), "routed_experts", "bias")  # added whichever experts are chosen
        yield from linear("kv", 2 * width, self.d, "attention")

    def cache(self, context: int) -> tuple[int, int]:
        return context * 2 * self.kv_heads * self.head_dim, 0

    def mixing(self, context: int) -> int:
        return context * 2 * self.kv_heads * self.top_k * self.head_dim


# ---------------------------------------------------------------- recurrences: the state does not grow


@dataclass(frozen=True)
class DeltaNet:
    """Gated delta rule (arXiv 2412.06464); `forget` = 1 for Kimi's variant, whose decay is one number a channel."""

    d: int
    key_heads: int
    value_heads: int
    key_dim: int
    value_dim: int
    kernel: int
    forget: int = 0

    def parts(self) -> Iterator[Part]:
        keys, values = self.key_heads * self.key_dim, self.value_heads * self.value_dim
        decays = values if self.forget else self.value_heads
        for role, rows in ("linear_q", keys), ("linear_k", keys), ("linear_v", values), ("linear_z", values):
            yield from linear(role, rows, self.d, "linear_attention")
        yield from linear("linear_b", self.value_heads, self.d, "linear_attention")
        yield from linear("linear_a", decays, self.d, "linear_attention")
        yield Part("conv", (2 * keys + values, 1, self.kernel), "linear_attention")
        yield Part("dt", (decays,), "linear_attention", "bias")
        yield Part("A", (self.value_heads,), "linear_attention")
        yield from norm("linear_norm", self.value_dim)
        yield from linear("linear_o", self.d, values, "linear_attention")

    def cache(self, context: int) -> tuple[int, int]:
        channels = 2 * self.key_heads * self.key_dim + self.value_heads * self.value_dim
        return 0, self.value_heads * self.key_dim * self.value_dim + (self.kernel - 1) * channels

    def mixing(self, context: int) -> int:
        return 4 * self.value_heads * self.key_dim * self.value_dim  # decay, read, write, query the state


@dataclass(frozen=True)
class Lightning:
    """Linear attention with a fixed decay (MiniMax-01, arXiv 2501.08313)."""

    d: int
    heads: int
    head_dim: int

    def parts(self) -> Iterator[Part]:
        width = self.heads * self.head_dim
        yield from linear("linear_qkv", 3 * width, self.d, "linear_attention")
        yield from linear("linear_z", width, self.d, "linear_attention")
        yield from norm("linear_norm", width)
        yield from linear("linear_o", self.d, width, "linear_attention")

    def cache(self, context: int) -> tuple[int, int]:
        return 0, self.heads * self.head_dim**2

    def mixing(self, context: int) -> int:
        return 3 * self.heads * self.head_dim**2  # decay, write, query


@dataclass(frozen=True)
class Mamba:
    """Selective state space (arXiv 2312.00752), with norms on its three inputs where `inner_norms`."""

    d: int
    inner: int
    state: int
    kernel: int
    dt_rank: int
    conv_bias: int = 0
    proj_bias: int = 0
    inner_norms: int = 0

    def parts(self) -> Iterator[Part]:
        yield from linear("ssm_in", 2 * self.inner, self.d, "linear_attention", self.proj_bias)
        yield Part("conv", (self.inner, 1, self.kernel), "linear_attention")
        if self.conv_bias:
            yield Part("conv", (self.inner,), "linear_attention", "bias")
        yield from linear("ssm_x", self.dt_rank + 2 * self.state, self.inner, "linear_attention")
        yield from linear("ssm_dt", self.inner, self.dt_rank, "linear_attention", bias=1)
        yield Part("A", (self.inner, self.state), "linear_attention")
        yield Part("D", (self.inner,), "linear_attention")
        yield from linear("ssm_out", self.d, self.inner, "linear_attention", self.proj_bias)
        if self.inner_norms:
            yield from norm("dt_norm", self.dt_rank)
            yield from norm("b_norm", self.state)
            yield from norm("c_norm", self.state)

    def cache(self, context: int) -> tuple[int, int]:
        return 0, self.inner * self.state + (self.kernel - 1) * self.inner

    def mixing(self, context: int) -> int:
        return 3 * self.inner * self.state  # decay, write, query


@dataclass(frozen=True)
class Mamba2:
    """State space with scalar decay a head (arXiv 2405.21060)."""

    d: int
    heads: int
    head_dim: int
    groups: int
    state: int
    kernel: int
    conv_bias: int = 0
    proj_bias: int = 0

    def parts(self) -> Iterator[Part]:
        inner, channels = self.heads * self.head_dim, self.channels
        yield from linear("ssm_in", inner + channels + self.heads, self.d, "linear_attention", self.proj_bias)
        yield Part("conv", (channels, 1, self.kernel), "linear_attention")
        if self.conv_bias:
            yield Part("conv", (channels,), "linear_attention", "bias")
        yield Part("dt", (self.heads,), "linear_attention", "bias")
        yield Part("A", (self.heads,), "linear_attention")
        yield Part("D", (self.heads,), "linear_attention")
        yield from norm("linear_norm", inner)
        yield from linear("ssm_out", self.d, inner, "linear_attention", self.proj_bias)

    @property
    def channels(self) -> int:
        return self.heads * self.head_dim + 2 * self.groups * self.state

    def cache(self, context: int) -> tuple[int, int]:
        return 0, self.heads * self.head_dim * self.state + (self.kernel - 1) * self.channels

    def mixing(self, context: int) -> int:
        return 3 * self.heads * self.head_dim * self.state  # decay, write, query


# ---------------------------------------------------------------- feed-forward


@dataclass(frozen=True)
class FeedForward:
    """Two maps, or three where a gate multiplies (SwiGLU and the like)."""

    d: int
    width: int
    gated: int = 1
    up_bias: int = 0
    down_bias: int = 0

    def parts(self) -> Iterator[Part]:
        if self.gated:
            yield from linear("ffn_gate", self.width, self.d, "mlp_dense", self.up_bias)
        yield from linear("ffn_up", self.width, self.d, "mlp_dense", self.up_bias)
        yield from linear("ffn_down", self.d, self.width, "mlp_dense", self.down_bias)


@dataclass(frozen=True)
class Experts:
    """Routed experts, their router, and the shared experts beside them."""

    d: int
    experts: int
    top_k: int
    expert_width: int
    expert_gated: int = 1
    expert_bias: int = 0
    router_bias: int = 0
    router_scales: int = 0  # 1: a scale on the input and one an expert
    correction: int = 0  # one value an expert that only chooses: 1 a buffer, 2 a parameter
    hashed: int = 0  # rows of a fixed table from token to experts
    latent: int = 0  # experts work in a space so wide, not the model's
    latent_bias: int = 0
    shared_width: int = 0  # of all shared experts together
    shared_gate: int = 0
    shared_bias: int = 0
    output_bias: int = 0
    output_norm: int = 0

    def parts(self) -> Iterator[Part]:
        yield from linear("router", self.experts, self.d, "router", self.router_bias)
        if self.router_scales:
            yield Part("router_scale", (self.d,), "router")
            yield Part("router_expert_scale", (self.experts,), "router")
        if self.correction:
            yield Part("correction", (self.experts,), "router", "bias", buffer=self.correction == 1)
        if self.hashed:
            yield Part("hash", (self.hashed, self.top_k), "router", buffer=True)
        inner = self.latent or self.d
        for role, rows, columns in self._maps(inner):
            yield Part(role, (rows, columns), "routed_experts", "weight", self.experts, self.top_k)
            if self.expert_bias:
                yield Part(role, (rows,), "routed_experts", "bias", self.experts, self.top_k)
        if self.latent:  # every token passes, so it counts as dense
            yield from linear("latent_in", self.latent, self.d, "mlp_dense", self.latent_bias)
            yield from linear("latent_out", self.d, self.latent, "mlp_dense", self.latent_bias)
        if self.shared_width:
            if self.expert_gated:
                yield from linear("shared_gate_proj", self.shared_width, self.d, "shared_experts", self.shared_bias)
            yield from linear("shared_up", self.shared_width, self.d, "shared_experts", self.shared_bias)
            yield from linear("shared_down", self.d, self.shared_width, "shared_experts", self.shared_bias)
        if self.shared_gate:
            yield from linear("shared_gate", 1, self.d, "shared_experts")
        if self.output_bias:
            yield Part("experts_output", (self.d,), "mlp_dense", "bias")
        if self.output_norm:
            yield from norm("experts_norm", self.d)

    def _maps(self, inner: int) -> Iterator[tuple[str, int, int]]:
        if self.expert_gated:
            yield "expert_gate", self.expert_width, inner
        yield "expert_up", self.expert_width, inner
        yield "expert_down", inner, self.expert_width


# ---------------------------------------------------------------- around the blocks


@dataclass(frozen=True)
class Frame:
    """What a layer has around its blocks: norms, hyper-connections, an input of its own."""

    d: int
    norms: tuple[str, ...] = ()
    norm_gain: int = 1
    norm_bias: int = 0
    streams: int = 0  # residual streams that hyper-connections (arXiv 2409.19606) mix
    per_layer_width: int = 0
    scalar: int = 0  # one stored number a layer

    def parts(self) -> Iterator[Part]:
        for role in self.norms:
            yield from norm(role, self.d, self.norm_bias, self.norm_gain)
        for place in ("attn", "ffn") if self.streams else ():
            mixes = (2 + self.streams) * self.streams  # weights to read, to write, and from stream to stream
            yield Part(f"{place}_hc_fn", (mixes, self.streams * self.d), "hyper_connections")
            yield Part(f"{place}_hc_base", (mixes,), "hyper_connections")
            yield Part(f"{place}_hc_scale", (3,), "hyper_connections")
        if self.per_layer_width:
            yield from linear("layer_input_gate", self.per_layer_width, self.d, "mlp_dense")
            yield from linear("layer_input_out", self.d, self.per_layer_width, "mlp_dense")
            yield from norm("layer_input_norm", self.d)
        if self.scalar:
            yield Part("layer_scalar", (1,), "norms", buffer=True)


@dataclass(frozen=True)
class Ends:
    """What stands before the first layer and after the last: embeddings, final norm, head."""

    d: int
    vocab: int
    n_layers: int
    tied: int
    embed_width: int = 0  # of the token embedding where it is not the model's
    positions: int = 0  # rows of learned positions
    embed_norm: int = 0
    final_norm: int = 1
    norm_gain: int = 1
    norm_bias: int = 0
    head_bias: int = 0
    streams: int = 0
    per_layer_width: int = 0
    per_layer_vocab: int = 0

    def parts(self) -> Iterator[Part]:
        width = self.embed_width or self.d
        yield from linear("embed", self.vocab, width, "embedding")
        if width != self.d:
            yield from linear("project_in", self.d, width, "embedding")
            yield from linear("project_out", width, self.d, "embedding")
        if self.positions:
            yield from linear("position", self.positions, self.d, "position_embedding")
        if self.per_layer_width:
            all_layers = self.n_layers * self.per_layer_width
            yield from linear("layer_embed", self.per_layer_vocab, all_layers, "embedding")
            yield from linear("layer_embed_in", all_layers, self.d, "mlp_dense")
            yield from norm("layer_embed_norm", self.per_layer_width)
        if self.embed_norm:
            yield from norm("embed_norm", self.d, self.norm_bias, self.norm_gain)
        if self.streams:
            yield Part("head_hc_fn", (self.streams, self.streams * self.d), "hyper_connections")
            yield Part("head_hc_base", (self.streams,), "hyper_connections")
            yield Part("head_hc_scale", (1,), "hyper_connections")
        if self.final_norm:
            yield from norm("final_norm", self.d, self.norm_bias, self.norm_gain)
        if not self.tied:
            yield from linear("head", self.vocab, width, "lm_head")
        if self.head_bias:
            yield Part("head", (self.vocab,), "lm_head", "bias")


@dataclass(frozen=True)
class Prediction:
    """What an extra prediction layer (MTP) has beside a layer like the last one."""

    d: int
    vocab: int
    copies: int = 0  # 1: the checkpoint stores embedding and head once more

    def parts(self) -> Iterator[Part]:
        yield from norm("e_norm", self.d)
        yield from norm("h_norm", self.d)
        yield from linear("eh_proj", self.d, 2 * self.d, "prediction")
        yield from norm("mtp_norm", self.d)
        if self.copies:
            yield from linear("mtp_embed", self.vocab, self.d, "embedding")
            yield from linear("mtp_head", self.vocab, self.d, "lm_head")
