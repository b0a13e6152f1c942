"""The energy of an answer: three models in two settings each, an old estimate, and a slip."""

joules = {  # a written token on GPUs: with 8 answers at once, and at the best setting
    "Llama-3.1-8B": (0.455, 0.070),
    "Llama-3.1-70B": (3.76, 0.373),
    "Llama-3.1-405B": (13.97, 2.06),
}
print("an answer of 400 tokens")
for name, (few, many) in joules.items():
    print(f"  {name:<15}{few * 400 / 3600:.4f} or {many * 400 / 3600:.4f} Wh")
print(f"the 3 Wh: 564 MWh a day / 195 million questions = {564e6 / 195e6:.1f} Wh")

newspaper, tokens = 0.14 * 1000, 120  # Wh for a short mail
mail = tokens * 3.76 / 3600
print(f"a mail: {mail:.3f} Wh with the 70B, {newspaper:.0f} Wh in print: {newspaper / mail:,.0f}×")
