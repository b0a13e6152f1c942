"""The energy of an answer in six settings, an old estimate, and a slip."""

joules = {  # a written token on GPUs: 8 answers at once, the best setting
    "Llama-3.1-8B": (0.455, 0.070),
    "Llama-3.1-70B": (3.76, 0.373),
    "Llama-3.1-405B": (13.97, 2.06),
}
print("an answer of 400 tokens")
for name, (few, many) in joules.items():
    print(f"  {name:<14} {few / 9:.4f} or {many / 9:.4f} Wh")  # 400 / 3600
a_day, questions = 564e6, 195e6  # Wh, a guess of 2023
print(f"the 3 Wh: {a_day / questions:.1f} Wh")

mail, in_print = 120 * 3.76 / 3600, 0.14 * 1000  # Wh
print(f"a short mail, 70B: {mail:.3f} Wh")
print(f"in a newspaper: {in_print:.0f} Wh, {in_print / mail:,.0f}×")
