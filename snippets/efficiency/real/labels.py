"""A table: the memory on the label, and what the driver reports."""

import facts

print("| device | on the label | the driver reports | in GB | in GiB |")
print("|---|--:|--:|--:|--:|")
for name in ("h100-sxm", "b200"):
    device = facts.load("devices")[name]
    seen = device["memory_seen"]
    print(
        f"| {device.title} | {device['memory']} | {seen}[^{seen.source}] |"
        f" {seen.si / 1e9:.1f} GB | {seen.si / 2**30:.1f} GiB |"
    )
