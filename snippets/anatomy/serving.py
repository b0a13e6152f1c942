"""What running a model takes: the cache, the work of one token, the bytes that one decoding step must read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from .blocks import BLOCKS
from .counting import tensors
from .reading import Architecture
from .storing import number_format


@dataclass(frozen=True)
class LayerCache:
    """Numbers that each of some layers keeps for one sequence."""

    layers: tuple[int, ...]
    per_token: int  # growth with each token, as long as it grows
    window: int  # tokens after which it stops growing, 0: never
    state: int  # what does not depend on the number of tokens
    numbers: int  # all of it at the given context


@dataclass(frozen=True)
class Cache:
    layers: tuple[LayerCache, ...]
    bytes_per_token: int  # growth with each token of one sequence while every window is open
    state_bytes: int  # constant part of one sequence
    bytes_per_sequence: int  # at the given context
    bytes: int  # of the whole batch


def kv_cache(arch: Architecture, context: int = 1, batch: int = 1, dtype: str = "bf16") -> Cache:
    """What attention layers cache of their tokens and recurrent layers keep as state, in bytes of a plain format.

    Grouped heads are counted once; latent attention keeps its latent and the shared rotary part; a window caps its
    layers; compressed attention adds an entry for every `ratio` tokens, which only the totals at a context show.
    Scales of a quantised cache are not included.
    """
    bits, rows = number_format(dtype).bits, []
    for layer in arch.layers:
        values, block = layer.blocks[0].values, BLOCKS[layer.blocks[0].name]
        if block.cache:
            growing, state = block.cache(values, context)
            window = 0 if vars(values).get("ratio") else vars(values).get("window", 0)
            rows.append(LayerCache(layer.indices, block.cache(values, 1)[0], window, state, growing + state))

    token, state, sequence = (
        ceil(sum(getattr(row, what) * len(row.layers) for row in rows) * bits / 8)
        for what in ("per_token", "state", "numbers")
    )
    return Cache(tuple(rows), token, state, sequence, sequence * batch)


@dataclass(frozen=True)
class Work:
    """Floating-point operations for one token, two for a multiply-add."""

    weights: int  # with every matrix that the token meets: experts by top_k, the head, no looked-up table
    mixing: int  # attention scores and values over the context, recurrent states
    forward: int  # both
    training: int  # forward and backward, which costs twice as much: 3 x forward


def work(arch: Architecture, context: int = 1) -> Work:
    """The work of one token that meets `context` tokens, itself included (latent attention: keys and values expanded).

    Only multiply-adds of matrices, convolutions, attention and recurrences; not norms, activations, softmax.
    """
    weights = sum(t.active for t in tensors(arch) if t.is_matrix and not t.is_looked_up)
    mixers = ((layer, BLOCKS[layer.blocks[0].name].mixing) for layer in arch.layers)
    mixing = sum(len(layer.indices) * mix(layer.blocks[0].values, context) for layer, mix in mixers if mix)
    return Work(2 * weights, 2 * mixing, 2 * (weights + mixing), 6 * (weights + mixing))


@dataclass(frozen=True)
class StepRead:
    """Bytes that one decoding step (one new token for each sequence) must read from memory."""

    weights: int  # each weight that the step uses once; for a batch the least: all tokens choose the same experts
    weights_most: int  # the same if they choose as differently as they can
    rows: int  # rows of looked-up tables, one a sequence
    cache: int  # of all sequences
    least: int  # weights + rows + cache
    most: int


def step_read(
    arch: Architecture, context: int = 1, batch: int = 1, dtype: str = "bf16", cache_dtype: str = "bf16"
) -> StepRead:
    """What bounds the speed of decoding: the weights in use, one row of each looked-up table, the cache so far."""
    chosen = number_format(dtype)
    least = most = rows = Fraction(0)
    for tensor in tensors(arch):
        size = chosen.bytes(tensor)
        if tensor.is_buffer:
            continue
        if tensor.is_looked_up:
            rows += size / tensor.shape[0] * batch
        elif tensor.experts:
            least += size * tensor.top_k / tensor.experts
            most += size * min(tensor.experts, tensor.top_k * batch) / tensor.experts
        else:
            least, most = least + size, most + size
    cache = kv_cache(arch, context, batch, cache_dtype).bytes
    low, high, looked_up = ceil(least), ceil(most), ceil(rows)
    return StepRead(low, high, looked_up, cache, low + looked_up + cache, high + looked_up + cache)
