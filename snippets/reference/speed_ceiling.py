"""The most tokens a second of Llama-3-8B, with the whole file read and with what is read."""

parameters = 8_030_261_248  # Llama-3-8B
input_table = 128256 * 4096  # of which a step reads one row
whole, read = 2 * parameters, 2 * (parameters - input_table)  # bytes in BF16
print(f"a step reads {read / 1e9:.2f} GB, not {whole / 1e9:.2f}")
for device, bandwidth in {"A100": 2.039e12, "H100": 3.35e12, "RTX 4090": 1.008e12}.items():
    print(f"{device:<9}at most {bandwidth / read:>4.0f} tokens/s, not {bandwidth / whole:.0f}")
