"""A table: each popular rule of thumb against the count, for every model of the census."""

import re
from dataclasses import dataclass

import anatomy


@dataclass(frozen=True)
class Row:
    name: str
    kind: str  # plain, gated (feed-forward) or experts
    grouped: bool  # some query heads share keys and values, or not all layers attend
    tied: bool
    blocks: float  # signed errors of the count, as shares: 12·L·d²
    once: float  # + V·d
    twice: float  # + 2·V·d
    says: float | None  # what the name says
    training: float  # factors by which a rule is too large: 6·N·D with N total
    width: float  # cache from the width
    heads: float  # cache from all heads

    @property
    def fitting(self) -> float:
        """With the embedding once if it is also the head, twice if it is not."""
        return self.once if self.tied else self.twice


def said(name: str) -> float | None:
    """8x7B is 56 billion, 1B-7B is 7, 30B-A3B is 30."""
    if product := re.search(r"(\d+)x(\d+)B", name):
        return int(product[1]) * int(product[2]) * 1e9
    sizes = re.findall(r"(?<=-)(\d+(?:\.\d+)?)([BbM])(?![\w.])", name)
    return max(
        (float(size) * (1e6 if unit == "M" else 1e9) for size, unit in sizes),
        default=None,
    )


def token_bytes(architecture: anatomy.Architecture, tokens: int = 128) -> float:
    """What a token adds to the cache while every window is open: none is shorter than 128 tokens.

    Over all of them, because a compressed cache gets an entry for several tokens at once.
    """
    cache = anatomy.kv_cache(architecture, tokens)
    return (cache.bytes - cache.state_bytes) / tokens


def row(model: anatomy.Model) -> Row:
    architecture = model.read()
    counts, ends = anatomy.count(architecture), architecture.ends
    blocks = [block for layer in architecture.layers for block in layer.blocks]
    attention = next(
        b.values
        for b in blocks
        if b.name in ("attention", "attention experts", "latent", "compressed")
    )
    given = vars(attention)
    heads = given.get("heads") or given["kv_heads"] * given["top_k"]
    key = given.get("head_dim") or given["nope"] + given["rope"]
    value = given.get("v_head_dim") or given["head_dim"]
    cache = token_bytes(architecture)
    gated = any(
        block.name == "feed-forward" and vars(block.values).get("gated")
        for block in blocks
    )
    rule, table, name = (
        12 * ends.n_layers * ends.d**2,
        ends.vocab * ends.d,
        said(model.name),
    )
    all_heads = 2 * ends.n_layers * heads * (key + value) / cache
    return Row(
        model.name,
        "experts" if counts.active < counts.total else "gated" if gated else "plain",
        all_heads > 1.001,
        bool(ends.tied),
        rule / counts.total - 1,
        (rule + table) / counts.total - 1,
        (rule + 2 * table) / counts.total - 1,
        name and name / counts.total - 1,
        counts.total / counts.active,
        2 * ends.n_layers * 2 * ends.d / cache,
        all_heads,
    )


def percent(error: float | None) -> str:
    if error is None:
        return ""
    return f"{100 * error:+.1f}%".replace("-", "−") if abs(error) >= 0.0005 else "0.0%"


def show(rows: list[Row]) -> None:
    print(
        "| model | blocks | 12·L·d² | + V·d | + 2·V·d | the name | 6·N·D | cache from d | from all heads |"
    )
    print("|---|---" + "|--:" * 7 + "|")
    for r in rows:
        counts = [percent(error) for error in (r.blocks, r.once, r.twice, r.says)]
        factors = [f"{factor:.1f}×" for factor in (r.training, r.width, r.heads)]
        print(f"| {r.name} | {r.kind} | {' | '.join([*counts, *factors])} |")


rows = sorted(map(row, anatomy.models()), key=lambda row: (row.kind, row.name.lower()))
if __name__ == "__main__":
    show(rows)
