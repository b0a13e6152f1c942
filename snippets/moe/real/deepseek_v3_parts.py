"""A table: DeepSeek-V3 by parts, stored and active for one token."""

import anatomy

WORDS = {
    "routed_experts": "routed experts",
    "attention": "attention",
    "shared_experts": "shared experts",
    "mlp_dense": "feed-forward",
    "embedding": "token embedding",
    "lm_head": "head",
    "router": "routers",
    "norms": "norms",
}


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}" if 20_000 * part > whole else "< 0.01%"


counts = anatomy.count(anatomy.load("deepseek-v3"))
print("| part | parameters | share | active | share |")
print("|---|--:|--:|--:|--:|")
for group, words in WORDS.items():
    total, active = counts.groups[group], counts.active_groups[group]
    print(
        f"| {words} | {total:,} | {share(total, counts.total)} | {active:,} | {share(active, counts.active)} |"
    )
assert set(WORDS) == set(counts.groups)
print(f"| **all** | **{counts.total:,}** | | **{counts.active:,}** | |")
