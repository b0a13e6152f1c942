"""From how many cached tokens on no batch is bound by arithmetic."""

# Llama-3-8B: numbers to read and multiply-adds, of a step and for each cached token
weights, operations = 7_504_924_672, 7_504_658_432
kept, mixed = 65_536, 262_144
devices = {  # bytes a second, dense BF16 operations a second
    "A100 SXM": (2.039e12, 312e12),
    "H100 SXM": (3.35e12, 989.4e12),
    "H200 SXM": (4.8e12, 989.4e12),
    "B200": (8.0e12, 2250e12),
    "RTX 4090": (1.008e12, 165.2e12),
}

print(f"{'':10}  operations  enough sequences  no batch is enough")
print(f"{'':10}    per byte  in empty caches   from cached tokens")
for name, (bandwidth, peak) in devices.items():
    balance = peak / bandwidth  # operations in the time of one byte
    enough = balance * weights / operations
    longest = operations / (balance * kept - mixed)
    print(f"{name:<10}{balance:>12.1f}{enough:>17.0f}{longest:>20.0f}")
