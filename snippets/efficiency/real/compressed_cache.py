"""A table: what DeepSeek-V4-Pro keeps of a token, inside its window of 128 tokens and beyond it."""

import anatomy

WINDOW, FAR = 128, 2**20
arch = anatomy.load("deepseek-v4-pro")
near, far = (anatomy.kv_cache(arch, tokens).bytes for tokens in (WINDOW, FAR))
print("| DeepSeek-V4-Pro, BF16 | bytes a token |")
print("|---|--:|")
print(f"| the first {WINDOW} | {near / WINDOW:,.0f} |")
print(f"| each further one, up to {FAR:,} | {(far - near) / (FAR - WINDOW):,.0f} |")
