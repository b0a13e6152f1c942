"""A table: models whose checkpoint holds more numbers than the model has parameters, and what the rest is."""

import anatomy

NAMES = (
    "gpt-2-small",
    "llama-2-7b",
    "falcon-7b",
    "glm-4.5-air",
    "qwen3-next-80b-a3b",
    "deepseek-v3",
    "deepseek-v3.2",
)
WORDS = {
    "prediction layers": "prediction layer",
    "copies": "copies",
    "block scales": "scales",
    "router buffers": "corrections",
}

print("| model | parameters | the hub shows | the rest is |")
print("|---|--:|--:|---|")
for name in NAMES:
    model = anatomy.find(name)
    architecture = model.read()
    rest: dict[str, int] = {}
    for part in anatomy.stored(architecture, model.checkpoint):
        if part.part not in ("parameters", *model.published.get("without", ())):
            rest[part.part] = rest.get(part.part, 0) + part.count
    total, shown = anatomy.count(architecture).total, model.published["total"]
    assert total + sum(rest.values()) == shown, name
    words = ", ".join(
        WORDS.get(part, part) for part in sorted(rest, key=rest.get, reverse=True)
    )
    print(f"| {model.name} | {total:,} | {shown:,} | {words} |")
