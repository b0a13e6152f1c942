"""The command `anatomy`: what is in a model, from its config.json or by name."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from . import catalogue, counting, serving, storing
from .reading import Architecture, parse, read
from .rules import LARGEST, ConfigError, shown

LARGEST_FILE = 20_000_000  # bytes; the largest config seen has some 200,000

EXAMPLES = """examples:
  anatomy llama-3-8b                       a shipped model, by any common name
  anatomy path/to/config.json              a config of your own
  anatomy - < config.json                  the same from standard input
  anatomy deepseek-v3 --dtype fp8 --context 32768 --batch 8
  anatomy mixtral-8x7b --tensors           every tensor, those alike once
  anatomy llama-3-8b --diff llama-3.1-70b  two models side by side
  anatomy gpt-oss-20b --json               all of it, for programs

A config that cannot be counted gets one line on standard error and exit status 2."""


@dataclass(frozen=True)
class Subject:
    """What is looked at: an architecture, and what a shipped file says about it."""

    name: str
    arch: Architecture
    model: catalogue.Model | None


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ConfigError(f"{message} (see anatomy --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, 2 for what cannot be counted, 130 when interrupted."""
    if isinstance(sys.stdout, TextIOWrapper):  # a name that cannot be written there is no reason to stop
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        for line in _lines(options):
            print(line)
        sys.stdout.flush()
    except ConfigError as error:
        print(f"anatomy: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = Parser(
        prog="anatomy",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Count every parameter of a language model from its config.json, exactly.",
    )
    parser.add_argument("config", nargs="?", metavar="CONFIG", help="a file, - for standard input, or a shipped model")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--tensors", action="store_true", help="list the tensors, those alike once with their number")
    parser.add_argument("--expanded", action="store_true", help="list every single tensor")
    parser.add_argument(
        "--dtype",
        default="bf16",
        metavar="FORMAT",
        help=f"number format of the weights (bf16): {', '.join(storing.FORMATS)}",
    )
    parser.add_argument(
        "--context",
        type=_count,
        metavar="TOKENS",
        help="tokens in the cache (8192, or as many as there are learned positions)",
    )
    parser.add_argument("--batch", type=_count, default=1, metavar="N", help="sequences at once (1)")
    parser.add_argument("--list", action="store_true", help="list the shipped models")
    parser.add_argument("--diff", metavar="OTHER", help="compare with another config or model")
    options = parser.parse_args(arguments)
    if not options.config and not options.list:
        parser.error("CONFIG: missing, expected a file, - or a model's name")
    storing.number_format(options.dtype)
    return options


def _count(text: str) -> int:
    number = int(text.replace(",", "").replace("_", "")) if text.isascii() else 0
    if not 0 < number <= LARGEST:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 to {LARGEST:,}, got {text[:40]!r}")
    return number


_count.__name__ = "whole number"  # argparse puts it into its messages


def subject(given: str) -> Subject:
    """The file, standard input (`-`) or shipped model that a CONFIG stands for; `ConfigError` where there is none."""
    if given == "-":
        return Subject("standard input", read(parse(sys.stdin.buffer.read(LARGEST_FILE))), None)
    path = Path(given)
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
    except (OSError, ValueError):  # a name too long, or with a null byte
        raise ConfigError(f"CONFIG: {shown(given)} is no file name") from None
    if is_folder:
        raise ConfigError(f"CONFIG: {shown(given)} is a folder, expected a file such as its config.json")
    if is_file or path.suffix == ".json":
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise ConfigError(f"CONFIG: {shown(given)} is too large for a config")
            return Subject(given, read(parse(path.read_bytes())), None)
        except OSError as error:
            raise ConfigError(f"CONFIG: {shown(given)} cannot be read: {error.strerror}") from None
    model = catalogue.find(given)
    return Subject(model.name, model.read(), model)


def _lines(options: argparse.Namespace) -> Iterator[str]:
    if options.list:
        yield from _json(_listing()) if options.json else _table(_listing_rows(), "llll")
        return
    first = subject(options.config)
    if options.diff:
        yield from _compared(first, subject(options.diff), options)
    elif options.json:
        yield from _json(report(first, options.dtype, _context(options, first.arch), options.batch, options.tensors))
    elif options.tensors or options.expanded:
        yield from _tensor_lines(first.arch, options.expanded)
    else:
        yield from _summary(first, options)


def _context(options: argparse.Namespace, arch: Architecture) -> int:
    most, wanted = arch.ends.positions, int(options.context or 0)
    if most and wanted > most:
        raise ConfigError(f"--context: expected at most {most:,} tokens, the learned positions, got {wanted:,}")
    return wanted or min(8192, most or 8192)


def _json(value: Any) -> Iterator[str]:
    yield json.dumps(value, indent=2, ensure_ascii=False)


# ---------------------------------------------------------------- the whole report, for programs


def report(
    about: Subject, dtype: str = "bf16", context: int = 8192, batch: int = 1, listed: bool = False
) -> dict[str, Any]:
    """Everything that is known, as plain values for JSON. Bytes, numbers of parameters, FLOP."""
    arch, counts = about.arch, counting.count(about.arch)
    cache = asdict(serving.kv_cache(arch, context, batch))
    for row in cache["layers"]:
        row["layers"] = list(row["layers"])
    found: dict[str, Any] = {
        "name": about.name,
        "family": arch.family,
        "layers": arch.ends.n_layers,
        "width": arch.ends.d,
        "vocabulary": arch.ends.vocab,
        **asdict(counts),
        "dtype": dtype,
        "context": context,
        "batch": batch,
        "weight_bytes": storing.weight_bytes(arch, dtype),
        "kv_cache": cache,
        "work": asdict(serving.work(arch, context)),
        "step_read": asdict(serving.step_read(arch, context, batch, dtype)),
        "prediction_layers_announced": arch.prediction_layers,
        "names_from": arch.names_from,
        "not_read": list(arch.unread),
        "assumed": dict(arch.assumed),
        "nested": arch.nested,
    }
    if about.model:
        model = about.model
        found |= {
            "hub": model.hub,
            "organisation": model.organisation,
            "released": model.released,
            "status": model.status,
            "origin": model.origin,
            "published": dict(model.published),
            "stored": [asdict(part) for part in storing.stored(arch, model.checkpoint)],
        }
    if listed:
        found["tensors"] = [
            {
                "name": t.name,
                "shape": list(t.shape),
                "layers": list(t.layers),
                "copies": t.copies,
                "count": t.count,
                "group": t.group,
                "bias": t.is_bias,
                "buffer": t.is_buffer,
            }
            for t in counting.tensors(arch)
        ]
    return found


# ---------------------------------------------------------------- text


def _summary(about: Subject, options: argparse.Namespace) -> Iterator[str]:
    arch, counts = about.arch, counting.count(about.arch)
    context, batch, dtype = _context(options, arch), options.batch, options.dtype.lower()
    yield (
        _strong(about.name) + f": {arch.title} family, {arch.ends.n_layers} layers, width {arch.ends.d:,}, "
        f"vocabulary {arch.ends.vocab:,}"
    )
    if arch.nested:
        yield f"the language model of a multimodal config, from its {arch.nested}"
    elif about.model and about.model.scope:
        yield about.model.scope
    yield ""
    rows = [("part", "parameters", "share")]
    rows += [
        (group.replace("_", " "), f"{number:,}", _share(number, counts.total))
        for group, number in counts.groups.items()
    ]
    yield from _table([*rows, ("total", f"{counts.total:,}", _share(counts.total, counts.total))], "lrr", total=True)
    yield ""
    weights = storing.weight_bytes(arch, dtype)
    cache, work = serving.kv_cache(arch, context, batch), serving.work(arch, context)
    step = serving.step_read(arch, context, batch, dtype)
    sequences = f"{batch:,} x " if batch > 1 else ""
    facts = [
        ("active a token", f"{counts.active:,}", "with all embeddings and the head"),
        (
            "",
            f"{counts.active_excl_input_embedding:,}",
            "without the input embedding"
            if not arch.ends.tied
            else "without input tables; the embedding is the head too",
        ),
    ]
    if counts.buffers:
        facts.append(("stored beside them", f"{counts.buffers:,}", "numbers that are no parameters"))
    facts += [
        (f"weights, {dtype}", _bytes(weights), _both(weights)),
        ("cache a token", _bytes(cache.bytes_per_token), "bf16, while every window is open"),
    ]
    if cache.state_bytes:
        facts.append(("constant state", _bytes(cache.state_bytes), "bf16, of one sequence"))
    facts += [
        ("cache", _bytes(cache.bytes), f"{sequences}{context:,} tokens, {_both(cache.bytes)}"),
        (
            "a decoding step reads",
            _bytes(step.least),
            _most(step, f"one token for each of {batch:,}" if batch > 1 else "weights in use and the cache"),
        ),
        (
            "work a token",
            f"{work.forward:,} FLOP",
            f"forward, {100 * work.mixing / work.forward:.1f} % in mixing {context:,} tokens",
        ),
    ]
    yield from _table(facts, "lrl")
    yield from _remarks(about)


def _most(step: serving.StepRead, words: str) -> str:
    return words if step.most == step.least else f"{words}; at most {step.most:,} B"


def _remarks(about: Subject) -> Iterator[str]:
    arch, remarks = about.arch, []
    if about.model and about.model.published.get("total"):
        remarks.append(_published(about.model, arch))
    if arch.prediction_layers:
        remarks.append(
            f"not counted: {arch.prediction_layers} extra prediction layer"
            f"{'s' if arch.prediction_layers > 1 else ''} that the config announces"
        )
    if arch.assumed:
        said = ", ".join(f"{key} = {shown(value)}" for key, value in arch.assumed.items())
        remarks.append(f"not in the config, by the family's rule: {said}")
    if arch.unread:
        remarks.append(f"not read: {', '.join(shown(key)[1:-1] for key in arch.unread)}")
    if remarks:
        yield ""
        for remark in remarks:
            yield from _wrapped(remark)


def _published(model: catalogue.Model, arch: Architecture) -> str:
    """How the total that the hub shows comes about."""
    sums: dict[str, int] = {}
    for part in storing.stored(arch, model.checkpoint):
        if part.part not in model.published.get("without", ()):
            sums[part.part] = sums.get(part.part, 0) + part.count
    if "unexplained" in model.published:
        sums["unexplained"] = model.published["unexplained"]
    terms = " ".join(f"{'-' if number < 0 else '+'} {abs(number):,} {part}" for part, number in sums.items())
    return f"published: {model.published['total']:,} = {terms.removeprefix('+ ')}"


def _tensor_lines(arch: Architecture, expanded: bool) -> Iterator[str]:
    listed = counting.tensors(arch)
    yield {
        "checkpoint": "names as in the checkpoint",
        "transformers": "names as in transformers",
        "nobody": "names for reading: no public loader confirms them",
    }[arch.names_from]
    yield ""
    if expanded:
        for tensor in listed:
            for name, shape in tensor.expanded():
                yield f"{name}  {_shape(shape)}"
        return
    rows = [("tensor", "shape", "number", "parameters", "part")]
    for tensor in listed:
        number = tensor.copies * (len(tensor.layers) or 1)
        part = "buffer" if tensor.is_buffer else "biases" if tensor.is_bias else tensor.group.replace("_", " ")
        rows.append(
            (
                tensor.name.replace("{i}", "N").replace("{e}", "E").replace("{h}", "H"),
                _shape(tensor.shape),
                f"x {number:,}" if number > 1 else "",
                f"{tensor.count:,}",
                part,
            )
        )
    yield from _table(rows, "llrrl")


def _compared(first: Subject, second: Subject, options: argparse.Namespace) -> Iterator[str]:
    a, b = (report(each, options.dtype, _context(options, each.arch), options.batch) for each in (first, second))
    if options.json:
        yield from _json([a, b])
        return
    rows = [("", first.name, second.name, "difference")]
    for group in counting.GROUPS:
        if group in a["groups"] or group in b["groups"]:
            rows.append(_row(group.replace("_", " "), a["groups"].get(group, 0), b["groups"].get(group, 0)))
    for title, key in (
        ("total", "total"),
        ("active", "active"),
        ("active, no input embedding", "active_excl_input_embedding"),
    ):
        rows.append(_row(title, a[key], b[key]))
    rows.append(_row(f"weights, {options.dtype}, B", a["weight_bytes"], b["weight_bytes"]))
    rows.append(_row("cache a token, B", a["kv_cache"]["bytes_per_token"], b["kv_cache"]["bytes_per_token"]))
    rows.append(_row("work a token, FLOP", a["work"]["forward"], b["work"]["forward"]))
    yield from _table(rows, "lrrr")


def _row(title: str, a: int, b: int) -> tuple[str, str, str, str]:
    return title, f"{a:,}", f"{b:,}", f"{b - a:+,}" if a != b else "same"


def _listing() -> list[dict[str, Any]]:
    return [
        {
            "name": m.name,
            "aliases": list(m.aliases),
            "hub": m.hub,
            "organisation": m.organisation,
            "released": m.released,
            "status": m.status,
            "total": counting.count(m.read()).total,
        }
        for m in catalogue.models()
    ]


def _listing_rows() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("model", "made by", "released", "also called")]
    rows += [(m.name, m.organisation, m.released, ", ".join(m.aliases)) for m in catalogue.models()]
    return rows


def _table(rows: Sequence[tuple[str, ...]], align: str, total: bool = False) -> Iterator[str]:
    """Rows with aligned columns, l left and r right; with `total`, a line before the last row."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for place, row in enumerate(rows):
        if total and place == len(rows) - 1:
            yield "  ".join("-" * width for width in widths)
        cells = (
            cell.rjust(width) if side == "r" else cell.ljust(width)
            for cell, width, side in zip(row, widths, align, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _wrapped(text: str, width: int = 96) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = " "
        line = f"{line} {word}" if line else word
    yield line


def _share(number: int, total: int) -> str:
    """In percent; what would round to 0.00 says so."""
    return f"{100 * number / total:.2f} %" if 20_000 * number >= total else "< 0.01 %"


def _shape(shape: tuple[int, ...]) -> str:
    return " x ".join(f"{side:,}" for side in shape)


def _bytes(number: int) -> str:
    return f"{number:,} B"


def _both(number: int) -> str:
    """In units of 10 and of 2, so that nobody takes one for the other."""
    power = min(4, max(1, (len(str(number)) - 1) // 3))
    unit = " KMGT"[power]
    return f"{number / 1000**power:,.2f} {unit.lower() if unit == 'K' else unit}B, {number / 1024**power:,.2f} {unit}iB"


def _strong(text: str) -> str:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return f"\033[1m{text}\033[0m" if colour else text
