"""What each kind of array has of the 85,584 parameters."""

from figure import globals_of

sizes = {
    name: array.size
    for name, array in globals_of("parameters/inside_a_model.py")["parameters"].items()
}
total = sum(sizes.values())


def group(name: str) -> str:
    if "embedding" in name:
        return name + (", also the head" if name.startswith("token") else "")
    if "norm" in name:
        return "norms: gains and biases"
    if name.endswith("bias"):
        return "other biases"
    return (
        "feed-forward: up, down"
        if name.endswith(("up", "down"))
        else "attention: query, key, value, output"
    )


groups: dict[str, list[int]] = {}
for name, size in sizes.items():
    groups.setdefault(group(name), []).append(size)

print("| group | arrays | parameters | share |")
print("|---|--:|--:|--:|")
for name, members in sorted(groups.items(), key=lambda item: -sum(item[1])):
    print(
        f"| {name} | {len(members)} | {sum(members):,} | {sum(members) / total:.1%} |"
    )
print(f"| **all** | **{len(sizes)}** | **{total:,}** | **{1:.1%}** |")
