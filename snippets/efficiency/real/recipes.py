"""A table: bytes a parameter of several recipes, and what each makes of Llama-3-8B and DeepSeek-V3."""

import anatomy

# weights to compute with, slopes, exact copy, what the optimizer keeps
RECIPES = {
    "all in FP32, Adam": (4, 4, 0, 8),
    "mixed, Adam": (2, 2, 4, 8),
    "mixed, slopes summed in FP32": (2, 4, 4, 8),
    "mixed, Adam in 8 bits": (2, 2, 4, 2),
    "mixed, plain descent": (2, 2, 4, 0),
    "mixed, Adam, no exact copy": (2, 2, 0, 8),
    "all in BF16, Adam": (2, 2, 0, 4),
    "DeepSeek-V3's, without working copy": (0, 4, 4, 4),
}

print(
    "| recipe | bytes | weights | slopes | exact copy | optimizer | Llama-3-8B | DeepSeek-V3 |"
)
print("|---|--:|--:|--:|--:|--:|--:|--:|")
sizes = [
    anatomy.count(anatomy.load(name)).total for name in ("llama-3-8b", "deepseek-v3")
]
for recipe, parts in RECIPES.items():
    each = sum(parts)
    cells = [recipe, str(each), *(str(part or "–") for part in parts)]
    cells += [f"{each * size / 1e9:,.{1 if size < 1e11 else 0}f} GB" for size in sizes]
    print(f"| {' | '.join(cells)} |")
