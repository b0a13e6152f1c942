"""From a config to an `Architecture`: plain values, checked, with all that was not read or was assumed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from .blocks import BLOCKS, Numbers, Part, norm
from .families import DEFAULTS, FAMILIES, IGNORED, IGNORED_BY, NAMES, NAMES_OF, OF_EXPERTS, VALUES, Entry
from .rules import MOST_LAYERS, ConfigError, Scope, fitting, keys_in, keys_of, pattern, shown

NESTED = ("text_config", "language_config", "llm_config")  # where multimodal configs keep the language model
DEEPEST = 60


@dataclass(frozen=True)
class Block:
    """A building block: its numbers, named as in `families.VALUES` (`block.values.heads`), and its tensors."""

    name: str  # a key of `blocks.BLOCKS`
    values: Numbers
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Layer:
    """Layers that are alike: their indices from 0, and their building blocks, the mixer (if there is one) first."""

    indices: tuple[int, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, eq=False)  # compared and cached by identity
class Architecture:
    """A model as plain values. Made by `read`."""

    family: str
    title: str
    outside: Block  # what stands before and after the layers
    layers: tuple[Layer, ...]
    prediction_layers: int  # extra layers that the config announces; not among `layers`
    names: Mapping[str, str]
    names_from: str  # whose names they are: "checkpoint", "transformers" or "nobody"
    unread: tuple[str, ...]  # keys of the config that the family does not know
    assumed: Mapping[str, int]  # absent keys, and what stood in for them
    nested: str  # the key under which a multimodal config keeps the language model, or ""

    @property
    def ends(self) -> Numbers:
        """The numbers of what stands outside the layers: vocab, d, n_layers, tied, ..."""
        return self.outside.values


# ---------------------------------------------------------------- text to object


def parse(text: str | bytes) -> dict[str, Any]:
    """The object in a JSON text; `ConfigError` for anything else."""
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ConfigError("config: expected JSON text, got bytes that are not UTF-8") from None
    if not text.strip():
        raise ConfigError("config: expected a JSON object, got an empty file")
    if text.count("{") + text.count("[") > DEEPEST and _depth(text) > DEEPEST:
        raise ConfigError(f"config: expected JSON nested at most {DEEPEST} deep")
    try:
        found = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise ConfigError(f"config: expected JSON, got an error at line {error.lineno}: {error.msg}") from None
    except ValueError as error:  # a key twice, or a number of thousands of digits
        raise error if isinstance(error, ConfigError) else ConfigError("config: expected ordinary numbers") from None
    if not isinstance(found, dict):
        raise ConfigError(f"config: expected a JSON object, got {shown(found)}")
    return found


def _depth(text: str) -> int:
    return max(accumulate((c in "{[") - (c in "}]") for c in re.sub(r'"(?:[^"\\]|\\.)*"', "", text)), default=0)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ConfigError(f"{shown(max(keys, key=keys.count))[1:-1]}: expected once, got it twice")
    return found


# ---------------------------------------------------------------- the family table, made ready


_NOTHING: Entry = {"only": {}, "loader": "", "varies": [], "kinds": {}, "norms": {}, "names": NAMES, "ignored": IGNORED,
                   "values": {name: DEFAULTS.get(name, 0) for name in VALUES}}  # fmt: skip


@cache
def family(name: str) -> Entry:
    """An entry of the family table with all that it takes from the entry it is `like`."""
    own = FAMILIES[name]
    base: Entry = family(own["like"]) if "like" in own else _NOTHING
    merged = {**base, **own, "ignored": [*base["ignored"], *IGNORED_BY.get(name, ())]}
    for table, added in {"values": own.get("values"), "norms": own.get("norms"), "names": NAMES_OF.get(name)}.items():
        merged[table] = {**base[table], **(added or {})}
    kinds, differing = base["kinds"], own.get("kinds", {})
    merged["kinds"] = {kind: {**kinds.get(kind, {}), **differing.get(kind, {})} for kind in {**kinds, **differing}}
    return merged


@cache
def read_keys(name: str) -> frozenset[str]:
    """The keys that a family reads; of keys inside objects, the object's."""
    entry = family(name)
    expressions = [*entry["values"].values(), *entry["norms"].values(), *entry["varies"]]
    expressions += [value for kind in entry["kinds"].values() for value in kind.values()]
    keys = [key for text in expressions if isinstance(text, str) for key in keys_in(text)]
    keys += [key for rules in ("mixers", "ffns") for rule in entry[rules] for key in keys_of(rule)]
    return frozenset(key.partition(".")[0] for key in (*keys, *entry["only"]))


@cache
def known_keys(name: str) -> frozenset[str]:
    """Every key that a family reads or knows not to matter."""
    return read_keys(name) | {*family(name)["ignored"]}


@cache
def _types() -> dict[str, str]:
    return {alias: name for name in FAMILIES for alias in (name, *FAMILIES[name].get("also", ()))}


def family_of(model_type: object) -> str:
    """The family that a `model_type` belongs to; `ConfigError` with the nearest ones where there is none."""
    if not isinstance(model_type, str):
        raise ConfigError(f"model_type: expected the name of a family, got {shown(model_type)}")
    if model_type in _types():
        return _types()[model_type]
    from difflib import get_close_matches

    near = get_close_matches(model_type.lower(), _types(), 3, 0.5)
    hint = f"nearest: {', '.join(near)}" if near else f"known: {', '.join(sorted(FAMILIES))}"
    raise ConfigError(f"model_type: {shown(model_type)} is not a known family ({hint})")


# ---------------------------------------------------------------- object to Architecture


def read(config: Mapping[str, Any]) -> Architecture:
    """The architecture that a config describes; `ConfigError`, one line that names the key, where it cannot be read."""
    if not isinstance(config, dict):
        raise ConfigError(f"config: expected a JSON object, got {shown(config)}")
    config, nested = _language_model(config)
    name = family_of(config.get("model_type"))
    entry = family(name)
    scope = Scope(config, entry["values"], entry["varies"])
    for key, needed in entry["only"].items():
        found = scope.found(key)
        if found is not None and found != needed:
            raise ConfigError(f"{key}: only {shown(needed)} can be counted, got {shown(found)}")
    scope.value("check")
    scope.n_layers = scope.value("n_layers")
    if scope.n_layers > MOST_LAYERS:
        raise ConfigError(f"{scope.key('n_layers')}: expected at most {MOST_LAYERS:,} layers, got {scope.n_layers:,}")
    mixers, ffns = (pattern(entry[rules], scope) for rules in ("mixers", "ffns"))
    layers = tuple(_layers(entry, scope, mixers, ffns))
    unread = tuple(key for key in config if key not in known_keys(name))
    for key in unread:
        _harmless(key, config[key], entry["title"])
    return Architecture(name, entry["title"], _built("ends", scope), layers, scope.value("mtp"), entry["names"],
                        entry["loader"] or "transformers", unread, dict(scope.assumed), nested)  # fmt: skip


def _harmless(key: str, value: object, title: str) -> None:
    """`ConfigError` for an unread key that another family counts with, or that counts experts by its name."""
    counts_experts = type(value) is int and value > 1 and re.search(OF_EXPERTS, key.lower())
    if counts_experts or (value and any(key in read_keys(name) for name in FAMILIES)):
        raise ConfigError(f"{shown(key)[1:-1]}: no key of {title}, yet it may change the count, got {shown(value)}")


def _language_model(config: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The part that describes the language model, and the key under which a multimodal config keeps it."""
    for key in NESTED:
        if config.get(key) is not None:
            inner, outer_type = config[key], config.get("model_type")
            if not isinstance(inner, dict):
                raise ConfigError(f"{key}: expected an object, got {shown(inner)}")
            stand_in = {"model_type": f"{outer_type}_text" if f"{outer_type}_text" in _types() else outer_type}
            if "tie_word_embeddings" in config:
                stand_in["tie_word_embeddings"] = config["tie_word_embeddings"]
            return {**stand_in, **inner}, key
    return config, ""


def _layers(entry: Entry, scope: Scope, mixers: list[str], ffns: list[str]) -> Iterator[Layer]:
    """Layers that are alike, once, with their indices."""
    places: dict[tuple[str, str, tuple[int, ...]], list[int]] = {}
    for index, (mixer, ffn) in enumerate(zip(mixers, ffns, strict=True)):
        differing = tuple(scope.at(index, _AS_ALL).evaluate(text) for text in scope.varies)
        places.setdefault((mixer, ffn, differing), []).append(index)
    keeping = set()  # kinds whose keys a later layer can share
    for (mixer, ffn, _), indices in places.items():
        at = scope.at(indices[0], entry["kinds"].get(mixer, _AS_ALL))
        if at.value("own_keys"):
            keeping.add(mixer)
        elif mixer not in keeping:
            raise ConfigError(f"{at.key('own_keys')}: expected an earlier layer with keys for layer {indices[0]}")
        kinds = [entry["kinds"][kind] for kind in (mixer, ffn) if kind]
        found = [_built(block, scope.at(indices[0], kind)) for kind in kinds for block in kind["blocks"]]
        around = scope.at(indices[0], entry["kinds"][ffn] if ffn else _AS_ALL)
        norms = tuple(role for role, there in entry["norms"].items() if around.evaluate(there))
        yield Layer(tuple(indices), (*found, _built("frame", around, norms)))


_AS_ALL: Entry = {}  # a kind of layer without values of its own


class _Reading(Numbers):
    """The same names, read from a config when a block first asks for them."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope.constants)
        self.__dict__["_scope"] = scope

    def __getattr__(self, name: str) -> int:
        found = self.__dict__[name] = self.__dict__["_scope"].value(name)
        return int(found)

    def settle(self) -> None:
        """Become plain numbers, those that were asked for."""
        del self.__dict__["_scope"]
        self.__class__ = Numbers  # type: ignore[assignment]


_MULTIPLES = ("heads", "kv_heads"), ("value_heads", "key_heads"), ("heads", "ssm_groups")


def _built(name: str, scope: Scope, norms: tuple[str, ...] = ()) -> Block:
    """A block with its numbers and tensors, after a look at those numbers that must fit each other."""
    known: dict[tuple[str, tuple[str, ...]], Block] = scope.blocks
    if (name, norms) in known:
        return known[name, norms]
    v, functions = _Reading(scope), BLOCKS[name]
    parts = [*functions.parts(v), *(part for role in norms for part in norm(role, v.d, v.norm_bias, v.norm_gain))]
    if functions.cache and functions.mixing:
        functions.cache(v, 1), functions.mixing(v, 1)  # reads the numbers that only they need
    v.settle()
    values = vars(v)
    for big, small in _MULTIPLES:
        if values.get(small):
            fitting("/", values.get(big, 0), values[small], (f"${big}", f"${small}"), scope)
    if values.get("top_k", 0) > values.get("experts", 0):
        raise ConfigError(
            f"{scope.key('top_k')}: expected at most {scope.key('experts')} ({values['experts']}), "
            f"got {values['top_k']}"
        )
    return known.setdefault((name, norms), Block(name, v, tuple(parts)))
