"""Every tensor of a language model from its config.json, exact to the integer.

>>> import anatomy
>>> arch = anatomy.load("llama-3-8b")           # or anatomy.read(a config as a dict), anatomy.parse(text)
>>> anatomy.count(arch).total
8030261248
>>> anatomy.kv_cache(arch, context=8192).bytes_per_token
131072
"""

from .catalogue import Model, find, keys, load, models
from .counting import GROUPS, Counts, Tensor, count, prediction_tensors, tensors
from .reading import Architecture, Block, Layer, parse, read
from .rules import ConfigError
from .serving import Cache, LayerCache, StepRead, Work, kv_cache, step_read, work
from .storing import FORMATS, Format, Stored, number_format, stored, weight_bytes

__all__ = [
    "FORMATS",
    "GROUPS",
    "Architecture",
    "Block",
    "Cache",
    "ConfigError",
    "Counts",
    "Format",
    "Layer",
    "LayerCache",
    "Model",
    "StepRead",
    "Stored",
    "Tensor",
    "Work",
    "count",
    "find",
    "keys",
    "kv_cache",
    "load",
    "models",
    "number_format",
    "parse",
    "prediction_tensors",
    "read",
    "step_read",
    "stored",
    "tensors",
    "weight_bytes",
    "work",
]
