"""Four meters of a model, what all its parameters would give in outline, what one token uses filled."""

from math import ceil

from figure import SMALL, WIDTH, Figure, colour, globals_of

data = globals_of("home/figures/meters_data.py")["data"]


def meters(model: str, device: str) -> dict[str, float]:
    """What the model takes, and in `whole` what it would take if every parameter worked on every token."""
    numbers, chosen = data["models"][model], data["devices"][device]
    file, idle = 2 * numbers["total"], numbers["total"] - numbers["active"]
    memory = file + numbers["cache"]
    count = ceil(memory / chosen["memory"])
    return {
        "parts": [file, memory, numbers["work"], numbers["read"]],
        "whole": [file, memory, numbers["work"] + 2 * idle, numbers["read"] + 2 * idle],
        "count": count,
        "rate": count * chosen["bandwidth"] / numbers["read"],
    }


def three_digits(value: float) -> str:
    return f"{float(f'{value:.3g}'):,.10g}"


def words(found: dict[str, float]) -> list[str]:
    file, memory, work, read = found["parts"]
    return [
        f"{three_digits(file / 1e9)} GB",
        f"{three_digits(memory / 1e9)} GB: {found['count']} of this device",
        f"{three_digits(work / 1e9)} billion operations",
        f"{three_digits(read / 1e9)} GB: at most {three_digits(found['rate'])} tokens a second",
    ]


found = meters(data["model"], data["device"])
if __name__ == "__main__":
    drawing = Figure(
        "meters",
        "Four meters of DeepSeek-V3",
        "Four bars, each in an outline that shows what it would be if every parameter worked on every token. The bars "
        "for the file and for the memory fill their outlines. The bar for the work fills about a twelfth of its "
        "outline, that for the bytes read about an eighteenth.",
        height=232,
    )
    names = (
        "the file, two bytes each",
        "memory to run it",
        "work for one token",
        "read for one token",
    )
    for i, (name, said) in enumerate(zip(names, words(found), strict=True)):
        top = 58.0 * i
        drawing.text(0, top + 16, name, size=SMALL)
        drawing.text(
            WIDTH, top + 16, said, size=SMALL, anchor="end", bold=True, class_="value"
        )
        part = found["parts"][i] / found["whole"][i]
        drawing.add("rect", x=1.0, y=top + 24, width=WIDTH - 2.0, height=20.0, fill="none",
                    stroke=colour("muted"), stroke_dasharray="4 3", class_="whole")  # fmt: skip
        drawing.add("rect", x=1.0, y=top + 24, width=(WIDTH - 2) * part, height=20.0, fill=colour("accent"),
                    class_="part")  # fmt: skip
    print(drawing.svg())
