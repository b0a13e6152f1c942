"""The models that the package brings with it, and how to find one by what people call it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from .families import VALUES
from .reading import Architecture, family, parse, read
from .rules import ConfigError, keys_in, keys_of, shown

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True)
class Model:
    """One file of `anatomy/models`."""

    name: str
    aliases: tuple[str, ...]
    organisation: str
    released: str  # year and month
    hub: str  # the model hub's name for it
    status: str  # A: equals a published integer, or the difference is explained to the last digit; B: in part; C: weak
    origin: str  # "hub file", "port defaults" (of transformers) or "reconstructed"
    source: str  # where the configuration was read: one or more of a few phrases, with "; " between
    note: str
    scope: str  # what of the model the config describes, where not all
    config: Mapping[str, Any]
    checkpoint: Mapping[str, Any]  # what is stored and how, for `storing.stored`
    published: Mapping[str, Any]  # total, parts that it leaves out, what is unexplained; rule: a rule's sum, no count

    def read(self) -> Architecture:
        return read(self.config)


def models() -> list[Model]:
    """Every shipped model, by organisation and date."""
    return list(_all())


@cache
def _all() -> tuple[Model, ...]:
    found = [_model(file.read_bytes()) for file in _folder().iterdir() if file.name.endswith(".json")]
    return tuple(sorted(found, key=lambda m: (m.organisation.lower(), m.released, m.name)))


def _folder() -> Traversable:
    from importlib.resources import files  # here, because it takes longer to import than a config takes to count

    return files(__package__).joinpath("models")


def _model(text: bytes) -> Model:
    blank = {"aliases": [], "note": "", "scope": "", "checkpoint": {}, "published": {}}
    fields = {**blank, **parse(text)}
    return Model(**{**fields, "aliases": tuple(fields["aliases"])})


def find(name: str) -> Model:
    """The model that people mean by `name`: its name, hub name or an alias, whatever the case, spaces and hyphens.

    `ConfigError` with the candidates where several fit, with the nearest names where none does.
    """
    wanted = _plain(name)
    file_name = re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-.") + ".json"
    try:  # most names are file names: no need to read all files, or to look for them
        return _model(get_data(__package__, f"models/{file_name}") or b"")
    except (OSError, ConfigError):
        pass
    for model in _all():
        if wanted in {_plain(known) for known in (model.name, model.hub, model.hub.partition("/")[2], *model.aliases)}:
            return model
    words = re.findall(r"[a-z]+|[\d.]+", name.lower())
    fitting = [model for model in _all() if words and all(word in _words(model) for word in words)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(model.name for model in fitting[:8]) + (", ..." if len(fitting) > 8 else "")
        raise ConfigError(f"CONFIG: {shown(name)} can be any of {len(fitting)} models: {names}")
    from difflib import get_close_matches

    near = get_close_matches(wanted, {_plain(model.name): model.name for model in _all()}, 3, 0.5)
    hint = ", ".join(model.name for model in _all() if _plain(model.name) in near)
    raise ConfigError(
        f"CONFIG: {shown(name)} is neither a file nor a shipped model ({f'nearest: {hint}' if hint else 'see --list'})"
    )


def load(name: str) -> Architecture:
    """The architecture of a shipped model, by what people call it."""
    return find(name).read()


def keys(arch: Architecture) -> dict[str, str]:
    """The config keys that an architecture's count depends on, each with what it says."""
    entry = family(arch.family)
    sources: dict[str, list[str]] = {}
    for table in (entry["values"], *entry["kinds"].values()):
        for name, text in table.items():
            sources.setdefault(name, []).append(str(text))
    read_by_blocks = {name for layer in arch.layers for block in layer.blocks for name in vars(block.values)}
    names = ["n_layers", *(name for name in VALUES if name in read_by_blocks | {*vars(arch.ends)})]
    found: dict[str, str] = {}
    for name in names:  # grows by the values that others are made from
        for text in sources.get(name, ()):
            for key in keys_in(text):
                found.setdefault(key, VALUES.get(name, "a step on the way to other values"))
            names += [inner for inner in re.findall(r"\$([a-z]\w*)", text) if inner != "i" and inner not in names]
    for key in (key for rules in ("mixers", "ffns") for rule in entry[rules] for key in keys_of(rule)):
        found.setdefault(key, "which layers are of which kind")
    return found | {key: f"only {shown(value)} can be counted" for key, value in entry["only"].items()}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _words(model: Model) -> set[str]:
    """The words and numbers in a model's names: "Llama-3.1-8B" has llama, 3.1, 8, b."""
    return set(re.findall(r"[a-z]+|[\d.]+", " ".join((model.name, model.hub, *model.aliases)).lower()))
