"""From an `Architecture` to its list of tensors, and from the list to counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from .blocks import Part, prediction
from .reading import Architecture

GROUPS = ("embedding", "position_embedding", "attention", "linear_attention", "mlp_dense", "routed_experts",
          "shared_experts", "router", "hyper_connections", "norms", "biases", "lm_head")  # fmt: skip


@dataclass(slots=True)  # not frozen: that would take longer than all the rest
class Tensor:
    """One tensor, or many that differ only in the numbers of their layer ({i}), expert ({e}) or head ({h})."""

    name: str
    shape: tuple[int, ...]
    group: str  # the part that it belongs to; what is a bias says `is_bias`
    is_bias: bool
    layers: tuple[int, ...]  # layers that have it, () for those outside the layers
    copies: int  # how many a layer: experts or heads with a name of their own
    experts: int  # routed experts that it spans, 0 if it is no expert's
    top_k: int  # of which a token uses so many
    is_buffer: bool  # stored in the checkpoint, but no parameter
    is_looked_up: bool  # a table of which a token reads one row, and which is not the head too
    role: str
    count: int  # how many numbers, all layers and experts together

    @property
    def active(self) -> int:
        """How many of them one token uses."""
        return self.count * self.top_k // self.experts if self.experts else self.count

    @property
    def is_matrix(self) -> bool:
        """Whether a token is multiplied with it: no bias, norm, vector, decay or table of numbers."""
        return len(self.shape) > 1 and not self.is_bias and self.group != "norms" and self.role not in ("A", "hash")

    def expanded(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each single tensor's name and shape."""
        for layer in self.layers or (0,):
            for copy in range(self.copies):
                yield self.name.format(i=layer, e=copy, h=copy), self.shape


# --8<-- [start:tensors]
@lru_cache(maxsize=64)
def tensors(arch: Architecture) -> tuple[Tensor, ...]:
    """Every tensor of the model, those alike once, in the order of the layers. Without extra prediction layers."""
    found = _named(arch.outside.parts, arch, "", ())
    for layer in arch.layers:
        parts = (part for block in layer.blocks for part in block.parts)
        found += _named(parts, arch, arch.names["layer"], layer.indices)
    return tuple(found)


# --8<-- [end:tensors]


def prediction_tensors(arch: Architecture, layers: int) -> list[Tensor]:
    """The tensors of extra prediction (MTP) layers: each is one more layer like the last, and what joins it."""
    last = max(arch.layers, key=lambda layer: layer.indices[-1])
    indices = tuple(range(arch.ends.n_layers, arch.ends.n_layers + layers))
    parts = (*(part for block in last.blocks for part in block.parts), *prediction(arch.ends))
    return _named(parts, arch, arch.names["layer"], indices) if layers else []


def _named(parts: Iterable[Part], arch: Architecture, prefix: str, layers: tuple[int, ...]) -> list[Tensor]:
    """Parts under the names of their family; parts of one name are rows of one tensor."""
    found: dict[str, tuple[Part, str]] = {}
    for part in parts:
        path = arch.names[part.role].rstrip("~^!")
        marks = arch.names[part.role][len(path) :]
        if "!" not in marks:
            path = f"{path}.{part.suffix}"
        elif part.suffix == "bias" and not path.endswith("bias"):
            path = f"{path}_bias"
        if path in found:
            part = part._replace(shape=(found[path][0].shape[0] + part.shape[0], *part.shape[1:]))
        found[path] = part, marks
    tables = ("position", "layer_embed") if arch.ends.tied else ("position", "layer_embed", "embed")
    return [_tensor(prefix + path, part, marks, layers, part.role in tables) for path, (part, marks) in found.items()]


def _tensor(name: str, part: Part, marks: str, layers: tuple[int, ...], looked_up: bool) -> Tensor:
    shape, copies = part.shape[::-1] if "~" in marks else part.shape, 1
    if "{e}" in name:
        copies = part.experts
    elif "{h}" in name:
        copies, shape = shape[0], shape[1:]
    elif "^" in marks:
        shape = (part.experts * shape[0], *shape[1:])
    elif part.experts:
        shape = (part.experts, *shape)
    return Tensor(name, shape, part.group, part.suffix == "bias", layers, copies, part.experts, part.top_k,
                  part.buffer, looked_up, part.role, prod(shape) * copies * (len(layers) or 1))  # fmt: skip


@dataclass(frozen=True)
class Counts:
    """Parameters, a tied matrix once; without extra prediction layers, vision, scales and buffers."""

    total: int
    active: int  # what one token uses: routed experts by top_k, all else whole
    active_excl_input_embedding: int  # the same without looked-up tables: untied token embedding, learned positions
    groups: Mapping[str, int]  # disjoint parts of the total, biases apart
    groups_with_bias_folded: Mapping[str, int]  # the same, each bias with the part that it belongs to
    active_groups: Mapping[str, int]  # disjoint parts of `active`, biases apart
    buffers: int  # numbers that a checkpoint stores although they are no parameters


@lru_cache(maxsize=64)
def count(arch: Architecture) -> Counts:
    """The sums over the tensors."""
    split, folded, used = (dict.fromkeys(GROUPS, 0) for _ in range(3))
    looked_up = buffers = 0
    for tensor in tensors(arch):
        number, group = tensor.count, "biases" if tensor.is_bias else tensor.group
        if tensor.is_buffer:
            buffers += number
            continue
        split[group] += number
        folded[tensor.group] += number
        used[group] += tensor.active
        looked_up += number * tensor.is_looked_up
    split, folded, used = ({group: n for group, n in each.items() if n} for each in (split, folded, used))
    total, active = sum(split.values()), sum(used.values())
    return Counts(total, active, active - looked_up, split, folded, used, buffers)
