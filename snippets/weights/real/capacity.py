"""What the published estimates of capacity would come to, if they held for these models."""

import anatomy

print("| model | parameters | stored, BF16 | 2 bits each | 1 bit each | 0.7 bit each |")
print("|---|--:|--:|--:|--:|--:|")
for model in ("GPT-2 XL", "Llama-3-8B", "Llama-3.1-405B"):
    total = anatomy.count(anatomy.load(model)).total
    sizes = " | ".join(
        f"{total * bits / 8 / 1e9:#.3g}".rstrip(".") + " GB" for bits in (16, 2, 1, 0.7)
    )
    print(f"| {model} | {total:,} | {sizes} |")
