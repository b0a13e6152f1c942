"""Every model of the Explorer as a link, for readers without scripts; the Explorer takes its own links from here."""

import json
from pathlib import Path

import anatomy

FILES = sorted((Path(anatomy.__file__).parent / "models").glob("*.json"))
PAGES = {
    json.loads(file.read_text("utf-8"))["name"]: f"{file.stem.replace('.', '-')}.md"
    for file in FILES
}

print("| model | made by | released | total | active |\n|---|---|---|--:|--:|")
for model in sorted(anatomy.models(), key=lambda each: each.name.lower()):
    counts, link = anatomy.count(model.read()), f"[{model.name}]({PAGES[model.name]})"
    print(
        f"| {link} | {model.organisation} | {model.released} | {counts.total:,} | {counts.active:,} |"
    )
