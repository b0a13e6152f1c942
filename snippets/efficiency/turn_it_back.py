"""Turn claims about energy back into watts."""

wh, kwh = 3600, 3_600_000  # joules
speed = 60.4  # tokens a second for one reader: Llama-3.1-70B on 4 H100
claims = {  # joules, and the tokens they are said to write
    "0.14 kWh for a mail of 100 words": (0.14 * kwh, 120),
    "47 Wh for a short text": (47 * wh, 10),
    "0.047 kWh for 1,000 short texts": (0.047 * kwh, 1000 * 10),
    "3 Wh for an answer": (3 * wh, 400),
    "0.3 Wh for an answer": (0.3 * wh, 400),
}

print(f"{'':34}J a token   watts for one reader")
for claim, (joules, tokens) in claims.items():
    token = joules / tokens
    print(f"{claim:<34}{token:>9,.1f}{token * speed:>15,.0f}")
print(f"{'measured, four H100 for 8 readers':<34}{3.759:>9}{1765 / 8:>15,.0f}")
