"""How many bytes the weights take: in a number format, and as a checkpoint stores them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, prod
from typing import Any

from .counting import Tensor, prediction_tensors, tensors
from .reading import Architecture
from .rules import ConfigError

IN_LAYERS = ("attention", "linear_attention", "mlp_dense", "routed_experts", "shared_experts")
EVERY_MATRIX = (*IN_LAYERS, "router", "embedding", "lm_head")


@dataclass(frozen=True)
class Format:
    """A number format: bits of a weight, and the scales (and zero points) that blocks of weights share.

    Formats of 8 bits and less take matrices of the `groups` named; all else stays at 16 bits, as it does in practice.
    """

    title: str
    bits: int
    block: tuple[int, int] = (1, 0)  # rows and columns that share a scale; 0: all of them
    scale_bits: Fraction = Fraction(0)  # of one block
    groups: tuple[str, ...] = ()  # whose matrices take the format, (): every tensor does

    @property
    def bits_per_weight(self) -> Fraction:
        """With scales, for a matrix whose sides are multiples of the block's; `bits` where a row shares a scale."""
        rows, columns = self.block
        return self.bits + (self.scale_bits / (rows * columns) if columns else Fraction(0))

    def takes(self, tensor: Tensor) -> bool:
        return not self.groups or (tensor.group in self.groups and tensor.is_matrix and tensor.role != "conv")

    def blocks(self, tensor: Tensor) -> int:
        """How many blocks, and thus scales, a tensor has; the last of a row or column may be smaller."""
        *outer, rows, columns = (1, *tensor.shape)
        across, down = self.block[1] or columns, self.block[0]
        return prod(outer) * ceil(rows / down) * ceil(columns / across) * tensor.copies * (len(tensor.layers) or 1)

    def bytes(self, tensor: Tensor) -> Fraction:
        if not self.takes(tensor):
            return Fraction(2 * tensor.count)
        scales = self.blocks(tensor) * self.scale_bits if self.scale_bits else 0
        return Fraction(tensor.count * self.bits + scales, 8)


_BY_128 = (1, 128), Fraction(16 + 4), IN_LAYERS  # a scale in 16 bits and a zero point in 4
FORMATS = {
    "fp32": Format("32-bit floating point", 32),
    "bf16": Format("16-bit brain floating point", 16),
    "fp16": Format("16-bit floating point", 16),
    "fp8": Format("8-bit floating point, one FP32 scale for 128 x 128", 8, (128, 128), Fraction(32), IN_LAYERS),
    "int8": Format("8-bit whole numbers, one FP16 scale a row", 8, (1, 0), Fraction(16), IN_LAYERS),
    "q8_0": Format("llama.cpp's Q8_0, one FP16 scale for 32", 8, (1, 32), Fraction(16), EVERY_MATRIX),
    "mxfp4": Format("4-bit floating point, one 8-bit exponent for 32", 4, (1, 32), Fraction(8), IN_LAYERS),
    "nvfp4": Format("4-bit floating point, one FP8 scale for 16", 4, (1, 16), Fraction(8), IN_LAYERS),
    # scales for 64 are 8-bit themselves, with one FP32 scale for 256 of them
    "nf4": Format("4-bit normal float, scales twice quantised", 4, (1, 64), 8 + Fraction(32, 256), IN_LAYERS),
    "gptq": Format("GPTQ, 4 bits, groups of 128", 4, *_BY_128),
    "awq": Format("AWQ, 4 bits, groups of 128", 4, *_BY_128),
    "q4_k": Format("llama.cpp's Q4_K, 256 in 144 bytes", 4, (1, 256), Fraction(128), EVERY_MATRIX),
}


def number_format(name: str) -> Format:
    """A format by its name; `ConfigError` with the known ones where there is none."""
    found = FORMATS.get(name.lower().replace("-", "_"))
    if found is None:
        raise ConfigError(f"dtype: expected one of {', '.join(FORMATS)}, got {name[:40]!r}")
    return found


def weight_bytes(arch: Architecture, dtype: str = "bf16") -> int:
    """Bytes of all parameters in a format of FORMATS, scales included, rounded up to a whole byte."""
    chosen = number_format(dtype)
    return ceil(sum((chosen.bytes(tensor) for tensor in tensors(arch) if not tensor.is_buffer), Fraction(0)))


@dataclass(frozen=True)
class Stored:
    """Some of what a checkpoint stores."""

    part: str  # "parameters", "router buffers", "prediction layers", "copies", "block scales", or what a file adds
    dtype: str  # as the safetensors format names it
    count: int  # numbers


def stored(arch: Architecture, checkpoint: Mapping[str, Any] | None = None) -> list[Stored]:
    """What a checkpoint stores, part by part and type by type.

    `checkpoint` is that section of a model file:
        dtype              of what is not quantised, BF16 where absent
        format, format_groups, format_not    a name of FORMATS; groups it takes; roles of tensors that it leaves out
        prediction_layers  how many it stores; `copies`: true if with a copy each of embedding and head
        extra              further parts: [{part, count, dtype}]
    """
    how = checkpoint or {}
    plain_type, chosen = how.get("dtype", "BF16"), FORMATS[how["format"]] if "format" in how else None
    quantised_type, scale_type = {"fp8": ("F8_E4M3", "F32"), "mxfp4": ("U8 (FP4)", "U8")}.get(
        how.get("format", ""), ("", "")
    )
    groups, left_out = how.get("format_groups", IN_LAYERS), ("eh_proj", *how.get("format_not", ()))
    predictions = prediction_tensors(arch, how.get("prediction_layers", 0))
    sums: Counter[tuple[str, str]] = Counter()
    for part, listed in (("parameters", tensors(arch)), ("prediction layers", predictions)):
        for tensor in listed:
            where, dtype = part, plain_type
            if tensor.is_buffer:
                where, dtype = ("router buffers" if part == "parameters" else part), how.get("buffer_dtype", "F32")
            elif chosen and chosen.takes(tensor) and tensor.group in groups and tensor.role not in left_out:
                dtype = quantised_type
                sums["block scales", scale_type] += chosen.blocks(tensor)
            sums[where, dtype] += tensor.count
    if how.get("copies"):
        sums["copies", plain_type] = 2 * arch.ends.vocab * arch.ends.d * how["prediction_layers"]
    found = [Stored(part, dtype, number) for (part, dtype), number in sums.items()]
    return found + [Stored(each["part"], each.get("dtype", plain_type), each["count"]) for each in how.get("extra", ())]
