"""Numbers in prose and who owns them.

A claim is a number with a unit or a scale, or of five digits and more, in the text, title or description of a page.
It is owned by an equal number in a kept output included on that page, or by a source that is cited in the same
paragraph or table row and lists the number (`numbers` in docs/sources.toml), or it is a name (EXCEPTIONS).  What a
source owns may be said again on the page.  Long generated listings stand apart (LISTING).

Outputs print many small numbers, and among so many each of 1 to 9 is found.  So a bare small number owns a claim only
where its line, or the first line of its output (the head of a table), names a unit that measures the same thing.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

from mkdocs.utils import meta

from tests.sites import GuardError, built
from tools import labs
from tools.hooks.sources import load
from tools.pages import includes, model_pages

SCALES = {
    "K": 1e3,
    "thousand": 1e3,
    "M": 1e6,
    "million": 1e6,
    "B": 1e9,
    "billion": 1e9,
    "T": 1e12,
    "trillion": 1e12,
    "%": 1,
    "percent": 1,
    "per cent": 1,
    "×": 1,
    "times": 1,
    "bit": 1,
    "bits": 1,
    "byte": 1,
    "bytes": 1,
    **{f"{prefix}B": 1000**n for n, prefix in enumerate("kMGTP", 1)},
    **{f"{prefix}iB": 1024**n for n, prefix in enumerate("KMGTP", 1)},
    "FLOP": 1,
    "FLOPs": 1,
    "TFLOP/s": 1e12,
    "tokens/s": 1,
    "W": 1,
    "kW": 1e3,
    "Wh": 1,
    "kWh": 1e3,
    "MWh": 1e6,
    "GWh": 1e9,
    "J": 1,
    "$": 1,
}
KINDS = {  # units that measure the same thing; a scale such as "million" measures no thing of its own
    **dict.fromkeys(("%", "percent", "per cent"), "%"),
    **dict.fromkeys(("×", "times"), "×"),
    **dict.fromkeys(("bit", "bits"), "bits"),
    **dict.fromkeys(("byte", "bytes", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB"), "bytes"),
    **dict.fromkeys(("W", "kW"), "W"),
    **dict.fromkeys(("Wh", "kWh", "MWh", "GWh"), "Wh"),
    **{unit: unit for unit in ("FLOP", "FLOPs", "TFLOP/s", "tokens/s", "J", "$")},
}
UNITS = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
NAMED = re.compile(rf"(?<![A-Za-z])(?:{UNITS})(?![A-Za-z])")
FORMAT = re.compile(
    r"(?<![A-Za-z])(?:I?Q|BF|MXFP|NVFP|FP|INT|NF)(\d{1,2})(?!\d)", re.IGNORECASE
)  # its name says its bits
NUMBER = re.compile(
    r"(?<![\w.,/^-])(?P<sign>[−-]?)(?P<dollar>\$?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<e>e[+-]?\d+)?"
    rf"(?:[ \u00a0\u202f]?(?P<unit>{UNITS})(?![\w/]))?(?![\d])"
)
EXCEPTIONS = {
    r"\b(?:Llama|Mistral|Qwen|Gemma|GPT|gpt-oss|Mixtral|DeepSeek|Grok|OLMo|OPT|BLOOM|Phi)"
    r"[\w.-]*(?:[ -]\d[\w.-]*)+\b": "a name",
    r"\b\d+[x×]\d+B\b": "a name such as 8x7B",
    r'["“]\d+B["”]': "a name, quoted",
    r"\barXiv \d{4}\.\d{4,5}\b": "an address",
    r"Download the whole site, [\d.]+ MB": "measured by the build",
    r"\b(?:GPU of|the) 24 GB\b": "an example: a size in which GPUs are sold",
    r"\b4\.1 to 5 bits, by format: blocks": "said and owned on the page that it links to",
}
BLOCKS = {"p", "li", "tr", "h1", "h2", "h3", "h4", "summary", "figcaption", "dt", "dd"}
# A long generated listing and nothing else: the build compares it with what its program prints.  It makes no claims,
# and it owns none: with hundreds of numbers it would own whatever anybody writes.
# The lists of all sources and of all programs make none either: what a source says is owned where it is cited, and what
# a program shows by what it prints.  Rows of other included tables make no claims, for the same reason; but they own.
LISTING = re.compile(r'<div class="long"[^>]*>\s*--8<-- "[^"]+"\s*</div>')
# A model page is one kept output from its first line to its last: the build compares it with what the template prints,
# and tests/models/test_model_pages.py its figures with the engine and with published integers.  It is left out whole.
SILENT = {"pre", "code", "svg", "math", "script", "style", "nav"}


@dataclass(frozen=True)
class Number:
    """A number as it is written, what it measures, and its value with the half of its last digit."""

    text: str
    digits: str
    unit: str
    kind: str
    value: float
    slack: float
    named: frozenset[str] = frozenset()  # what the units measure that are named beside it

    @property
    def is_bare_and_small(self) -> bool:
        return not self.unit and "e" not in self.text and len(self.digits.lstrip("0.").replace(".", "")) < 3

    def equals(self, owner: "Number") -> bool:
        """At the precision of this number.  An owner without a unit may stand in a column that names it.

        Such an owner with fewer digits cannot vouch for the others: a bare 3 owns no "3.0 times".
        """
        if owner.kind and self.kind and owner.kind != self.kind:
            return False
        if self.unit and not owner.unit and len(owner.digits) < len(self.digits):
            return False
        values = [owner.value]
        if not owner.unit:
            values.append(owner.value * SCALES.get(self.unit, 1))
        if all(abs(value - self.value) > self.slack * (1 + 1e-9) for value in values):
            return False
        is_count = self.kind in ("", "×")  # a count is bare
        return is_count or self.kind in owner.named or not owner.is_bare_and_small


@dataclass(frozen=True)
class Claim:
    page: str
    number: Number
    keys: frozenset[str]  # sources cited in the same paragraph or row
    near: str


def numbers(text: str) -> Iterator[Number]:
    for match in NUMBER.finditer(text):
        digits, unit = match["digits"], match["unit"] or match["dollar"]
        scale = SCALES.get(unit, 1) * float(f"1{match['e'] or 'e0'}")
        decimals = len(digits.partition(".")[2])
        value = float(digits.replace(",", "")) * scale
        yield Number(match[0], digits, unit, KINDS.get(unit, ""), value, 0.5 * 10**-decimals * scale)


def printed_numbers(text: str) -> Iterator[Number]:
    """The numbers of an output, each with the units that its line and the first line name; of formats, their bits."""
    head, *_ = lines = text.splitlines() or [""]
    for line in lines:
        named = frozenset(KINDS[unit] for unit in NAMED.findall(f"{head} {line}") if unit in KINDS)
        yield from (replace(number, named=named) for number in numbers(line))
    for name in FORMAT.finditer(text):
        yield from numbers(f"{name[1]} bits")


def drawn_numbers(svg: str) -> Iterator[Number]:
    """The numbers of a figure, whose words all stand beside each other."""
    return printed_numbers(" | ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))


def is_claim(number: Number) -> bool:
    return bool(number.unit) or "e" in number.text or sum(c.isdigit() for c in number.digits) >= 5


class Text(HTMLParser):
    """The paragraphs and table rows of an article, each with the sources it cites."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, set[str]]] = []
        self._words, self._keys, self._silent, self._note = [], set(), 0, 0
        article = html[html.index("<article") : html.index("</article>")]
        self.feed(re.sub(r'<span class="definition".*?</span>', "", article))
        self._close()

    def _close(self) -> None:
        if text := " ".join("".join(self._words).split()):
            self.blocks.append((text, self._keys))
        self._words, self._keys = [], set()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag in SILENT or values.get("class") in ("footnote", "listing", "long") or (tag == "div" and self._silent):
            self._silent += 1
        if tag in BLOCKS:
            self._close()
        if tag == "sup" and values.get("id", "").startswith("fnref"):
            self._keys.add(values["id"].rpartition(":")[2])
            self._note += 1
        if tag in ("td", "th"):
            self._words.append(" | ")

    def handle_endtag(self, tag):
        if tag == "sup":
            self._note = max(0, self._note - 1)
        if tag in SILENT or (tag == "div" and self._silent):
            self._silent = max(0, self._silent - 1)
        if tag in BLOCKS:
            self._close()

    def handle_data(self, data):
        if not self._silent and not self._note:
            self._words.append(data)


def _bare(row: str) -> str:
    """A table row without its markup, as text of the page or as a line of Markdown."""
    return " ".join(re.sub(r"\[\^[^\]]+\]|<[^>]+>|[|*`]", lambda mark: " " * (mark[0] in "|*`"), row).split())


def claims(page: str, markdown: str, html: str, snippets: Path) -> list[Claim]:
    """Every claim of a page: text, title and description, but not what a program printed into a table."""
    if markdown.count('class="long"') != len(LISTING.findall(markdown)):
        raise GuardError(f"{page}: a long listing holds one included table and nothing else")
    data = meta.get_data(markdown)[1]
    blocks = [*Text(html).blocks, (str(data.get("title", "")), set()), (str(data.get("description", "")), set())]
    found = []
    tables = [(snippets / path).read_text("utf-8") for path, _ in includes(markdown) if path.endswith(".out.md")]
    printed = {_bare(line) for table in tables for line in table.splitlines()}
    for text, keys in blocks:
        if _bare(text) in printed:
            continue
        plain = text
        for pattern in EXCEPTIONS:
            plain = re.sub(pattern, lambda match: "_" * len(match[0]), plain)
        for number in numbers(plain):
            if is_claim(number):
                at = plain.index(number.text)
                found.append(Claim(page, number, frozenset(keys), text[max(0, at - 40) : at + 40]))
    return found


def owners(markdown: str, snippets: Path) -> list[Number]:
    """Every number that a kept output on the page prints; of a figure, what its texts say."""
    found = []
    for path, _ in includes(LISTING.sub("", markdown)):
        text = (snippets / path).read_text("utf-8")
        if path.endswith(".svg"):
            found += drawn_numbers(text)
        elif path.endswith((".out", ".out.md")):
            found += printed_numbers(text)
    return found


def owners_in(notebook: Path) -> list[Number]:
    """Every number that a lab says in its programs, prints, or writes into a figure."""
    found = []
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            found += printed_numbers(cell["source"].replace("_", ""))
            for output in cell["outputs"]:
                if "data" in output:
                    found += drawn_numbers(output["data"]["image/svg+xml"])
                else:
                    found += printed_numbers(output["text"])
    return found


class Ledger:
    """Who owns the numbers of a project's pages; the site must be built."""

    def __init__(self, project: Path) -> None:
        self.sources = {
            key: list(numbers(source.get("numbers", "")))
            for key, source in load(project / "docs" / "sources.toml").items()
        }
        self.claims: list[Claim] = []
        self._owners: dict[str, set[Number]] = {}
        pages = {
            file.relative_to(project / "docs").as_posix(): file for file in sorted((project / "docs").rglob("*.md"))
        }
        for name in model_pages(project):
            pages.pop(name, None)
        for name, file in pages.items():
            markdown = file.read_text("utf-8")
            html = built(project / "site", name).read_text("utf-8")
            self.claims += claims(name, markdown, html, project / "snippets")
            self._owners[name] = set(owners(markdown, project / "snippets"))
        for lab in labs.find(project):
            html = built(project / "site", str(lab)).read_text("utf-8")
            self.claims += claims(str(lab), lab.markdown, html, project / "snippets")
            self._owners[str(lab)] = set(owners_in(project / "site" / "downloads" / f"{lab.file.stem}.ipynb"))

        for claim in self.claims:
            self._owners[claim.page] |= {number for number in self._cited(claim) if claim.number.equals(number)}

    def _cited(self, claim: Claim) -> list[Number]:
        return [number for key in claim.keys for number in self.sources.get(key, ())]

    def owned(self, claim: Claim) -> bool:
        return any(claim.number.equals(owner) for owner in [*self._owners[claim.page], *self._cited(claim)])


def with_one_digit_changed(claim: Claim, place: int, step: int) -> Claim:
    """The claim with its `place`-th digit moved by `step` (1 to 9), around the clock."""
    places = [i for i, character in enumerate(claim.number.digits) if character.isdigit()]
    at = places[place % len(places)]
    digits = claim.number.digits
    changed = digits[:at] + str((int(digits[at]) + step) % 10) + digits[at + 1 :]
    number = next(numbers(claim.number.text.replace(digits, changed, 1)), None)
    return replace(claim, number=number or replace(claim.number, value=float("nan")))
