"""Every model of the Explorer as a link, for readers without scripts."""

import anatomy

LINK = "{stem}.md"  # the page of the model


def link(model: anatomy.Model) -> str:
    stem = model.name.lower().replace(".", "-").replace("_", "-")
    return f"[{model.name}]({LINK.format(stem=stem)})"


print("| model | made by | released | total | active |\n|---|---|---|--:|--:|")
for model in sorted(anatomy.models(), key=lambda each: each.name.lower()):
    counts = anatomy.count(model.read())
    print(f"| {link(model)} | {model.organisation} | {model.released} | {counts.total:,} | {counts.active:,} |")
