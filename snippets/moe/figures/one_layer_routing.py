"""Six tokens and eight experts: who goes where with top_k = 2, and how much of what is stored is computed with."""

from figure import SMALL, Figure, globals_of

lesson = globals_of("moe/one_layer.py")
chosen, shares = lesson["route"](lesson["x"][:6], lesson["router"], lesson["top_k"])
n_experts, top_k = lesson["n_experts"], lesson["top_k"]
left, cell, row = 76, 50, 31

drawing = Figure(
    "one-layer-routing",
    "Who goes where",
    "A table with a row for each of six tokens and a column for each of eight experts. In each row two cells are "
    "filled, with the shares in percent; the others are outlined: stored, but not used for this token. Below, a bar "
    "shows that two eighths of the experts' weights are computed with for one token.",
    height=324,
)
drawing.text(left, 14, "expert", size=SMALL, fill="muted")
for expert in range(n_experts):
    drawing.text(
        left + cell * (expert + 0.5),
        32,
        f"{expert}",
        anchor="middle",
        size=SMALL,
        fill="muted",
    )
for token in range(6):
    y = 40 + row * token
    drawing.text(left - 8, y + 19, f"token {token}", anchor="end", size=SMALL)
    share = dict(zip(chosen[token].tolist(), shares[token].tolist(), strict=True))
    for expert in range(n_experts):
        x = left + cell * expert
        drawing.box(
            x + 2,
            y + 2,
            cell - 4,
            row - 5,
            fill="routed",
            idle=expert not in share,
            class_="cell",
        )
        words = f"{share[expert]:.0%}".removesuffix("%") if expert in share else ""
        drawing.add(
            "text", words or " ", x=x + cell / 2, y=float(y + 19), text_anchor="middle", font_size=SMALL,
            style="fill:var(--fig-paper,#fff);stroke:var(--fig-routed,#ad340a);stroke-width:4;paint-order:stroke",
            class_="share",
        )  # fmt: skip
y = 40 + 6 * row + 8
drawing.text(left - 8, y + 12, "tokens", anchor="end", size=SMALL, fill="muted")
for expert in range(n_experts):
    visits = int((chosen == expert).sum())
    middle = left + cell * (expert + 0.5)
    drawing.text(
        middle,
        y + 12,
        f"{visits}",
        anchor="middle",
        size=SMALL,
        fill="muted",
        class_="visits",
    )
width = n_experts * cell
drawing.text(
    left,
    y + 48,
    "the experts' weights; filled: computed with for one token",
    size=SMALL,
)
drawing.box(left, y + 56, width, 26, fill="routed", idle=True)
drawing.box(
    left, y + 56, width * top_k / n_experts, 26, fill="routed", class_="computed"
)
print(drawing.svg())
