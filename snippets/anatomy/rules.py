"""The two small languages in which the family table says what config keys mean.

An **expression** gives one whole number. Its atoms are config keys, written as they stand in the file:

    hidden_size        a key that holds a positive whole number
    #n_shared_experts  a key that may also be 0
    @attention_bias    a key that holds true or false, taken as 1 or 0
    gating=per-head    1 if the key holds that word (or true, false), else 0
    moe_topk[]         a key that holds one number, or a list with one number a layer
    layer_types[#]     how many entries the list (or letters the word) under a key has
    attn_config.clip   a key inside an object
    $heads             another value of the same table; $i is the layer's index
    64                 a number

and its operators, loosest first: `test ? yes : no`, `a | b` (b where the key of a is absent or null), `a ~ b` (b where
it is null), `a & b` (two names of one key: either, and where both are there the same), `a < b` (a, which must be less
than b), `+ -`, and `* / // /^`. `/` must leave no rest, `//` rounds down, `/^` rounds up.

A **pattern** gives one word a layer; see `pattern`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

LARGEST = 10**9  # no real key that counts something comes near; beyond it lies a slip or an attack
MOST_LAYERS = 10_000


class ConfigError(ValueError):
    """A config that cannot be counted. Its text is one line that names the key and what was expected."""


class AbsentError(ConfigError):
    """A key that is needed is absent or null: `a | b` goes on to b."""


class NullError(AbsentError):
    """A key that is needed is null: `a ~ b` goes on to b."""


Number = Callable[["Scope"], int]


def shown(value: object) -> str:
    """A value as a short piece of JSON, for messages."""
    if isinstance(value, (list, tuple, dict)):
        return "an object" if isinstance(value, dict) else f"a list of {len(value)}"
    if isinstance(value, int) and abs(value) > 10**18:
        return "a number beyond 10^18"
    text = "".join(c if c.isprintable() else "?" for c in json.dumps(value, ensure_ascii=False, default=repr))
    return text if len(text) <= 40 else text[:37] + "..."


class Scope:
    """What an expression sees: the config, the table's values, and (while layers are read) the layer's index."""

    def __init__(self, config: Mapping[str, Any], values: Mapping[str, Any], varies: Sequence[str], layer: int = 0):
        self.config, self.values, self.varies, self.layer, self.n_layers = config, values, varies, layer, 0
        self.assumed: dict[str, int] = {}  # what stood in for absent keys
        self.scopes: dict[tuple[int, int], Scope] = {}  # seen from layers, so that what is alike is made once
        self.blocks: dict[tuple[str, tuple[str, ...]], Any] = {}
        self.constants = {name: value for name, value in values.items() if type(value) is int}
        self._known = dict(self.constants)

    def at(self, layer: int, kind: Mapping[str, Any]) -> Scope:
        """The same config seen from one layer: a kind of layer may differ in values, and so may single layers."""
        if not self.varies and kind.keys() <= {"blocks"}:
            return self
        place = id(kind), layer if self.varies else 0
        if place not in self.scopes:
            inner = self.scopes[place] = Scope(self.config, {**self.values, **kind}, self.varies, layer)
            inner.assumed, inner.n_layers = self.assumed, self.n_layers
        return self.scopes[place]

    def value(self, name: str) -> int:
        """The value that the table gives to `name`, computed once."""
        if name not in self._known:
            self._known[name] = compiled(self.values[name])(self)
        return self._known[name]

    def evaluate(self, source: int | str) -> int:
        return source if isinstance(source, int) else compiled(source)(self)

    def key(self, name: str) -> str:
        """The config key that `name` is read from, for messages: of several the first that is there."""
        text = str(self.values[name])
        while "?" in text:
            test, _, branches = text.partition("?")
            branch = branches.split(":", 1)[0 if self.evaluate(test) else 1]
            text = branch if re.search("[a-z]", branch) else test
        keys = sorted(keys_in(text), key=lambda key: self.found(key) is None)
        return keys[0] if keys else self.key(text.partition("$")[2].split()[0]) if "$" in text else name

    def raw(self, key: str, wanted: str = "a value") -> Any:
        """What stands under a key (dots lead into objects); `AbsentError` where there is nothing, or null."""
        found: Any = self.config
        for step in key.split("."):
            if not isinstance(found, dict):
                raise ConfigError(f"{key}: expected an object around it, got {shown(found)}")
            if step not in found:
                raise AbsentError(f"{key}: missing, expected {wanted}")
            found = found[step]
            if found is None or found == "auto":
                raise NullError(f"{key}: expected {wanted}, got {shown(found)}")
        return found

    def found(self, key: str) -> Any:
        """What stands under a key, None where there is nothing."""
        try:
            return self.raw(key)
        except AbsentError:
            return None

    def number(self, key: str, least: int = 1) -> int:
        return whole(key, self.raw(key, "a positive whole number" if least else "a whole number from 0"), least)

    def flag(self, key: str) -> int:
        found = self.raw(key, "true or false")
        if found is not True and found is not False:
            raise ConfigError(f"{key}: expected true or false, got {shown(found)}")
        return int(found)

    def entries(self, key: str) -> list[Any] | str:
        found = self.raw(key, "a list with one entry for each layer")
        if not isinstance(found, (list, str)) or not found:
            raise ConfigError(f"{key}: expected a list with one entry for each layer, got {shown(found)}")
        return found

    def per_layer(self, key: str, least: int = 1) -> int:
        found = self.raw(key)
        if isinstance(found, list):
            if len(found) != self.n_layers:
                raise ConfigError(f"{key}: expected one entry for each of {self.n_layers} layers, got {len(found)}")
            key, found = f"{key}[{self.layer}]", found[self.layer]
        return whole(key, found, least)


def whole(key: str, found: object, least: int = 1) -> int:
    """`found` as a whole number between `least` and LARGEST, or `ConfigError`; true and 4096.0 are no numbers here."""
    if type(found) is not int or found < least or found > LARGEST:
        kind = "a positive whole number" if least else "a whole number from 0"
        limit = f" of at most {LARGEST:,}" if type(found) is int and found > LARGEST else ""
        raise ConfigError(f"{key}: expected {kind}{limit}, got {shown(found)}")
    return found


# ---------------------------------------------------------------- expressions

_TOKEN = re.compile(r"\s*(/\^|//|[-+*/|~&<?:()]|[#@$]?[A-Za-z_][\w.]*(?:\[#?\])?(?:=[\w-]+)?|\d+)")
_LEVELS: tuple[tuple[str, ...], ...] = (("|",), ("~",), ("&",), ("<",), ("+", "-"), ("*", "/", "//", "/^"))


@cache
def compiled(text: str) -> Number:
    """The function that computes an expression of the table."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text.replace(" ", ""):
        raise ValueError(f"not an expression: {text!r}")
    result = _choice(tokens)
    if tokens:
        raise ValueError(f"not an expression: {text!r}, left over {tokens}")
    return result


def keys_in(text: str) -> list[str]:
    """The config keys that an expression reads."""
    atoms = (re.split(r"\[|=", t.lstrip("#@"))[0] for t in _TOKEN.findall(text) if not t.startswith("$"))
    return [a for a in atoms if a[0].isalpha() or a[0] == "_"]


def _choice(tokens: list[str]) -> Number:
    test = _binary(tokens, 0)
    if not tokens or tokens[0] != "?":
        return test
    del tokens[0]
    yes = _choice(tokens)
    del tokens[0]  # the colon
    no = _choice(tokens)
    return lambda s: yes(s) if test(s) else no(s)


def _binary(tokens: list[str], level: int) -> Number:
    if level == len(_LEVELS):
        return _atom(tokens)
    before = list(tokens)
    left = _binary(tokens, level + 1)
    while tokens and tokens[0] in _LEVELS[level]:
        middle = len(before) - len(tokens)
        sign = tokens.pop(0)
        right = _binary(tokens, level + 1)
        said = " ".join(before[:middle]), " ".join(before[middle + 1 : len(before) - len(tokens)])
        left = _joined(sign, left, right, said)
    return left


def _joined(sign: str, a: Number, b: Number, said: tuple[str, str]) -> Number:
    if sign in "|~":
        caught = AbsentError if sign == "|" else NullError
        takes_over = not re.fullmatch(r"[#@]?[A-Za-z_][\w.]*", said[1])  # not just another name of the key

        def first_present(s: Scope) -> int:
            try:
                return a(s)
            except caught as absent:
                try:
                    found = b(s)
                except AbsentError:
                    raise absent from None  # name the first key: it is the usual one
                if takes_over:
                    s.assumed[str(absent).partition(":")[0]] = bool(found) if said[0].startswith("@") else found
                return found

        return first_present
    if sign == "&":
        first, second = _joined("|", a, b, said), _joined("|", b, a, (said[1], said[0]))
        return lambda s: fitting(sign, first(s), second(s), said, s)
    operations: dict[str, Number] = {
        "+": lambda s: a(s) + b(s),
        "-": lambda s: a(s) - b(s),
        "*": lambda s: a(s) * b(s),
        "//": lambda s: a(s) // b(s),
        "/^": lambda s: -(-a(s) // b(s)),
    }
    return operations.get(sign, lambda s: fitting(sign, a(s), b(s), said, s))


def fitting(sign: str, a: int, b: int, said: tuple[str, str], scope: Scope) -> int:
    """The value of `a & b`, `a < b` or `a / b`; `ConfigError` where the two do not fit each other."""
    wanted = {"&": "the same as", "<": "less than", "/": "a multiple of"}[sign]
    if a != b if sign == "&" else a >= b if sign == "<" else a % b:
        one, other = (re.sub(r"[#@]|\$(\w+)", lambda m: scope.key(m[1]) if m[1] else "", text) for text in said)
        raise ConfigError(f"{one}: expected {wanted} {other}, got {a} and {b}")
    return a // b if sign == "/" else a


def _atom(tokens: list[str]) -> Number:
    token = tokens.pop(0)
    if token == "(":
        inner = _choice(tokens)
        del tokens[0]
        return inner
    if token.isdigit():
        constant = int(token)
        return lambda s: constant
    key = token.lstrip("#@$")
    if "=" in key:
        key, word = key.split("=")
        return lambda s: int(shown(s.raw(key)).strip('"') == word)
    least = 0 if token[0] == "#" else 1
    if key.endswith("[#]"):
        key = key[:-3]
        return lambda s: len(s.entries(key))
    if key.endswith("[]"):
        key = key[:-2]
        return lambda s: s.per_layer(key, least)
    if token == "$i":
        return lambda s: s.layer
    if token[0] == "$":
        return lambda s: s.value(key)
    if token[0] == "@":
        return lambda s: s.flag(key)
    return lambda s: s.number(key, least)


# ---------------------------------------------------------------- patterns

Rule = Mapping[str, Any]


def pattern(rules: Sequence[Rule], scope: Scope) -> list[str]:
    """One word a layer, by the first rule whose key is there (the last rule needs none).

    A rule is one of
        {"all": word}
        {"list": key, "words": {entry: word}}       one entry a layer in a list, or one letter a layer in a string
        {"yes": word, "no": word, ...conditions}     yes where every condition holds:
            "when": expression     for all layers at once
            "from", "to": index    first and last layer that count (expressions, from 0)
            "every": n, "offset"   the index leaves the rest `offset` when divided by n
            "in", "not in": key    a list of layer indices
            "below": index         layers before this one count in any case
    and with "last": word the last layer is of that kind whatever else is said.
    """
    for rule in rules:
        key = rule.get("list", rule.get("in"))
        if key is None or scope.found(key) is not None:
            if "all" in rule:
                return [rule["all"]] * scope.n_layers
            return _listed(rule, scope) if "list" in rule else _where(rule, scope)
    raise AbsentError(f"{key}: missing, expected a list with one entry for each layer")


def keys_of(rule: Rule) -> list[str]:
    """The config keys that a rule reads."""
    plain = [rule[k] for k in ("list", "in", "not in") if k in rule]
    counted = [str(rule[k]) for k in ("when", "from", "to", "every", "offset", "below") if k in rule]
    return plain + [key for text in counted for key in keys_in(text)]


def _listed(rule: Rule, scope: Scope) -> list[str]:
    key, entries, n_layers = rule["list"], scope.entries(rule["list"]), scope.n_layers
    if not n_layers <= len(entries) <= n_layers + rule.get("spare", 0):  # some files describe a prediction layer too
        raise ConfigError(f"{key}: expected {n_layers} entries, one for each layer, got {len(entries)}")
    words = rule["words"]
    for place, entry in enumerate(entries[: n_layers - 1] if "last" in rule else entries):
        if isinstance(entry, (list, dict)) or entry not in words:
            known = ", ".join(str(w) for w in words)
            raise ConfigError(f"{key}[{place}]: expected one of {known}, got {shown(entry)}")
    if "last" in rule:
        return [*(words[entry] for entry in entries[: n_layers - 1]), rule["last"]]
    return [words[entry] for entry in entries[:n_layers]]


def _where(rule: Rule, scope: Scope) -> list[str]:
    def number(name: str, default: int) -> int:
        return scope.evaluate(rule[name]) if name in rule else default

    hits = range(0)
    if number("when", 1):
        every, offset = number("every", 1), number("offset", 0)
        if every < 1:
            raise ConfigError(f"{rule['every']}: expected a positive whole number, got {every}")
        first, last = number("from", 0), number("to", scope.n_layers - 1)
        hits = range(first + (offset - first) % every, min(last, scope.n_layers - 1) + 1, every)
    chosen = {*hits, *range(number("below", 0))}
    if "in" in rule:
        chosen &= _indices(rule["in"], scope)
    if "not in" in rule and scope.found(rule["not in"]) is not None:
        chosen -= _indices(rule["not in"], scope)
    found = [rule["yes"] if i in chosen else rule["no"] for i in range(scope.n_layers)]
    return [*found[:-1], rule["last"]] if "last" in rule else found


def _indices(key: str, scope: Scope) -> set[int]:
    found = scope.raw(key)
    if not isinstance(found, list):
        raise ConfigError(f"{key}: expected a list of layer numbers, got {shown(found)}")
    return {whole(f"{key}[{place}]", entry, 0) for place, entry in enumerate(found)}
