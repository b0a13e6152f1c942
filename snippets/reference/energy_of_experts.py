"""Energy measured on the same GPUs, beside what active parameters promise."""

dense, active = 405_853_388_800, 37_552_282_624  # with both embeddings
joules = {  # for a written token: Llama-3.1-405B, DeepSeek-V3.1
    "energy, 8 answers at once": (21.86, 8.57),
    "energy, 128 at once": (2.70, 1.94),
    "energy, each at its best": (1.02, 0.61),
}
print(f"operations                {dense / active:>5.1f} times fewer")
for setting, (of_dense, of_experts) in joules.items():
    print(f"{setting:<26}{of_dense / of_experts:>5.1f} times less")
