"""The most tokens a second of Llama-3-8B, by the file and by what is read."""

parameters = 8_030_261_248
input_table = 128256 * 4096  # of which a step reads one row
read, file = 2 * (parameters - input_table), 2 * parameters  # bytes in BF16
print(f"a step reads {read / 1e9:.2f} GB, not {file / 1e9:.2f}")
devices = {"A100": 2.039e12, "H100": 3.35e12, "RTX 4090": 1.008e12}
for name, bandwidth in devices.items():
    limits = bandwidth / read, bandwidth / file
    print("{:<9}{:>4.0f} tokens/s, not {:.0f}".format(name, *limits))
