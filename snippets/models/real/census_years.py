"""A table: the census by year of release."""

from statistics import median

import anatomy

years: dict[str, list[tuple[str, int, int]]] = {}
for model in anatomy.models():
    counts = anatomy.count(model.read())
    years.setdefault(model.released[:4], []).append(
        (model.name, counts.total, counts.active)
    )

print(
    "| released | models | with experts | largest total | of | most active | of | stored for one active, median |"
)
print("|---|--:|--:|--:|---|--:|---|--:|")
for year, found in sorted(years.items()):
    sparse = [total / active for _, total, active in found if active < total]
    largest, busiest = (
        max(found, key=lambda row: row[1]),
        max(found, key=lambda row: row[2]),
    )
    cells = (
        year,
        str(len(found)),
        str(len(sparse)) if sparse else "–",
        f"{largest[1] / 1e9:,.1f}B",
        largest[0],
        f"{busiest[2] / 1e9:,.1f}B",
        busiest[0],
        f"{median(sparse):.1f}" if sparse else "–",
    )
    print(f"| {' | '.join(cells)} |")
