"""The energy of an answer by model and batch, an old estimate, and a slip."""

joules = {  # a written token on GPUs: 8 answers at once, the best setting
    "Llama-3.1-8B": (0.4548, 0.07019),
    "Llama-3.1-70B": (3.759, 0.3731),
    "Llama-3.1-405B, FP8": (13.97, 2.063),
    "Llama-3.1-405B, BF16": (21.86, 1.015),
}
print("an answer of 400 tokens")
for name, (few, many) in joules.items():
    words = f"{few / 9:.4f} or {many / 9:.4f} Wh"  # 400 / 3600
    print(f"  {name:<20} {words}, {1 - many / few:.0%} less")
print(f"the 3 Wh: {564e6 / 195e6:.1f} Wh")  # a day, requests: guesses of 2023

mail, in_print = 120 * 3.759 / 3600, 0.14 * 1000  # Wh
print(f"a short mail, 70B: {mail:.3f} Wh")
print(f"in a newspaper: {in_print:.0f} Wh, {in_print / mail:,.0f}×")
