"""What `transformers` makes of a config.json: every tensor's name and shape, on the meta device (without weights).

The library fuses experts and renames tensors while it loads a checkpoint. Its own rules, run backwards, give the names
back that a checkpoint has: a fused `experts.gate_up_proj (7, 28, 24)` is fourteen matrices `(14, 24)` again.
"""

from __future__ import annotations

import copy
import json
import re
import warnings
from typing import Any, NamedTuple

import torch
import transformers
from transformers.core_model_loading import revert_weight_conversion

transformers.utils.logging.set_verbosity_error()
torch.set_num_threads(1)  # the models are tiny: threads would only wait for each other

Shapes = dict[str, tuple[int, ...]]

# Families whose language model the library has, but does not list under AutoModelForCausalLM.
UNLISTED = {"mistral4": "Mistral4ForCausalLM"}

# Families without class and without stand-in.
UNKNOWN = {"grok-1": "transformers has no Grok-1, and no other class has its four norms around a mixture of experts"}

# Families published by the class without a head, whose checkpoints therefore lack its prefix.
BARE = {"gpt2": "transformer.", "bloom": "transformer."}

# How the library fuses gated experts, (experts, 2 * width, d) and (experts, d, width), and what a checkpoint has.
FUSED = {r"(.*\.experts)\.gate_up_proj": ("gate_proj", "up_proj"), r"(.*\.experts)\.down_proj": ("down_proj",)}

# Buffers that are saved with the model and yet are constants, computed from the config: no checkpoint needs them.
CONSTANT_BUFFERS = ("slope_rate", "query_decay", "key_decay", "diagonal_decay")


class RefusedError(Exception):
    """The library does not build this config, or cannot run what it built."""


def stand_in(config: dict[str, Any]) -> dict[str, Any]:
    """A config of a class that the library has, for a family that it has not.

    DeepSeek's first mixture of experts is grouped attention over the whole width, dense layers first, then experts and
    shared experts: GLM-4.5 without q/k norms, and without the correction buffer.
    """
    if config["model_type"] != "deepseek":
        return config
    if config["hidden_size"] % config["num_attention_heads"]:
        raise RefusedError("DeepSeek's own code wants hidden_size to be a multiple of num_attention_heads")
    size = config["hidden_size"] // config["num_attention_heads"]
    return {**config, "model_type": "glm4_moe", "use_qk_norm": False, "head_dim": size, "partial_rotary_factor": 1.0}


class Tensors(NamedTuple):
    parameters: Shapes  # learned, a tied matrix once
    buffers: Shapes  # stored beside them, such as the router's correction


def build(config: dict[str, Any], device: str = "meta") -> torch.nn.Module:
    """The library's model of a config, every part in its plain (eager) form; RefusedError if it cannot be built."""
    try:
        config = stand_in(copy.deepcopy(config))  # a copy: the library writes into what it is given
        with warnings.catch_warnings(), torch.device(device):
            warnings.simplefilter("ignore")
            parsed = transformers.AutoConfig.for_model(**config)
            parsed._attn_implementation = parsed._experts_implementation = "eager"
            if name := UNLISTED.get(config["model_type"]):
                return getattr(transformers, name)(parsed)
            return transformers.AutoModelForCausalLM.from_config(parsed)
    except RefusedError:
        raise
    except Exception as error:  # whatever it is, the library has no model for this config
        raise RefusedError(f"{type(error).__name__}: {error}") from error


def shapes(tensors: dict[str, torch.Tensor]) -> Shapes:
    return {name: tuple(tensor.shape) for name, tensor in tensors.items()}


def apart(name: str, tensor: torch.Tensor) -> dict[str, torch.Tensor]:
    """A tensor of fused experts as the matrices it is made of; any other as it is."""
    for pattern, parts in FUSED.items():
        if found := re.fullmatch(pattern, name):
            names = [f"{found[1]}.{{}}.{part}.weight" for part in parts]
            return {
                form.format(expert): matrix
                for expert, matrices in enumerate(tensor)
                for form, matrix in zip(names, matrices.chunk(len(parts)), strict=True)
            }
    return {name: tensor}


def reference(config: dict[str, Any], names: str = "checkpoint") -> Tensors:
    """Parameters and stored buffers, with a checkpoint's names or (`"transformers"`) those inside the library."""
    model = build(config)
    stored = model.state_dict()
    buffers = {name for name, _ in model.named_buffers()}
    parameters = dict(model.named_parameters())  # lists a tied matrix once
    kept = {n: t for n, t in stored.items() if n in buffers and n.rpartition(".")[2] not in CONSTANT_BUFFERS}
    if config["model_type"] == "deepseek":
        kept = {}  # see stand_in
    # Zero experts have no weights: the library registers empty tensors and then cannot take them apart.
    parts = [{name: tensor for name, tensor in part.items() if tensor.numel()} for part in (parameters, kept)]
    if names == "checkpoint":
        parts = [revert_weight_conversion(model, part) for part in parts]
        prefix = BARE.get(config["model_type"], "")
        parts = [{name.removeprefix(prefix): tensor for name, tensor in part.items()} for part in parts]
    else:
        parts = [dict(single for n, t in part.items() for single in apart(n, t).items()) for part in parts]
    return Tensors(*map(shapes, parts))


def defaults(config: dict[str, Any]) -> dict[str, Any]:
    """The keys that the library's class knows and the config leaves out, with the values that the class gives them."""
    if config["model_type"] == "deepseek":
        return {}  # the stand-in's keys are not its own
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some classes write into keys that they call outdated themselves
        every = transformers.AutoConfig.for_model(**copy.deepcopy(config)).to_dict()
        general = transformers.PretrainedConfig().to_dict()  # ids, labels and the like: nothing about an architecture
    plain = {key: value for key, value in every.items() if key not in config and key not in general}
    return json.loads(json.dumps(plain))


def count(config: dict[str, Any]) -> int:
    """Learned parameters, a tied matrix once."""
    return sum(parameter.numel() for parameter in build(config).parameters())


def check_runs(config: dict[str, Any]) -> None:
    """Run four tokens through the model (small configs only): RefusedError if what could be built cannot run."""
    torch.manual_seed(0)
    model = build(config, "cpu").eval()
    try:
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model(input_ids=torch.tensor([[3, 4, 5, 6]]), use_cache=False)
    except Exception as error:
        raise RefusedError(f"runs not: {type(error).__name__}: {error}") from error
