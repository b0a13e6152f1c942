"""The census as a table, the largest model first; † is the language part of a larger one."""

import re

import anatomy

COLUMNS = (
    "model",
    "total",
    "active",
    "without input embedding",
    "in experts",
    "cache a token, B",
    "BF16, GB",
)
print(f"| {' | '.join(COLUMNS)} | made by | released | confidence |")
print("|---" + "|--:" * (len(COLUMNS) - 1) + "|---|---|---|")


def page(model: anatomy.Model) -> str:
    """Its page beside the census: its name in small letters, with hyphens for what is no letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", model.name.lower().replace("+", "-plus")) + ".md"


rows = []
for model in anatomy.models():
    architecture = model.read()
    counts = anatomy.count(architecture)
    cache = anatomy.kv_cache(
        architecture, context=128
    )  # the first 128 tokens: no window has closed yet
    experts = counts.groups.get("routed_experts", 0)
    cells = (
        f"[{model.name}]({page(model)})" + (" †" if model.scope else ""),
        f"{counts.total:,}",
        f"{counts.active:,}",
        f"{counts.active_excl_input_embedding:,}",
        f"{experts / counts.total:.1%}" if experts else "–",
        f"{(cache.bytes - cache.state_bytes) // 128:,}",
        f"{anatomy.weight_bytes(architecture, 'bf16') / 1e9:,.2f}",
        model.organisation,
        model.released,
        model.status,
    )
    rows.append((counts.total, model.name, cells))
for _, _, cells in sorted(rows, key=lambda row: (-row[0], row[1])):
    print(f"| {' | '.join(cells)} |")
