"""Mixtral with one, two and eight experts for a token, counted to the integer."""

once, expert = 1_605_636_096, 5_637_144_576  # Mixtral: the line's start and its slope
routers = 32 * 4096 * 8

for top_k in (1, 2, 8):
    print(f"top_k {top_k}: {once + top_k * expert:>14,}")
print(f"top_k 1 without the routers: {once + expert - routers:,}")
print(f"Llama-3-8B, input embedding: {128_256 * 4096:,}")
