"""Energy measured on the same GPUs, beside what the active parameters promise."""

dense, active = 405_853_388_800, 37_552_282_624  # Llama-3.1-405B, DeepSeek-V3.1
joules = {  # of eight B200, for a written token: dense, with experts
    "8 answers at once": (21.86, 8.57),
    "128 answers at once": (2.70, 1.94),
    "each at its best": (1.02, 0.61),
}
print(f"{'operations, by active parameters':<34}{dense / active:>5.1f} times fewer")
for setting, (of_dense, of_experts) in joules.items():
    print(f"{'energy, ' + setting:<34}{of_dense / of_experts:>5.1f} times less")
