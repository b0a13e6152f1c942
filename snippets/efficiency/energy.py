"""Watts and tokens a second make joules a token, watt-hours an answer, and dollars."""

# Llama-3.1-8B on one H100: texts at once, watts, tokens a second
measured = [(8, 486.4, 1070), (64, 610.3, 5147), (512, 688.3, 9806)]
answer = 400  # tokens
kwh = 3_600_000  # joules
rent, electricity = 2.00, 0.10  # dollars an hour, dollars a kWh: assumptions

print("            J a     Wh an   million tokens:")
print("texts     token    answer      kWh   electricity    rent")
for texts, watts, tokens_a_second in measured:
    token = watts / tokens_a_second  # a watt is a joule a second
    million = 1e6 * token / kwh  # kWh
    hours = 1e6 / tokens_a_second / 3600  # that the GPU needs for a million
    print(
        f"{texts:>5}{token:>10.4f}{answer * token / 3600:>10.4f}{million:>9.4f}", end=""
    )
    print(f"{f'${million * electricity:.4f}':>14}{f'${hours * rent:.3f}':>8}")
first, *_, last = (watts / tokens for _, watts, tokens in measured)
print(f"the same model on the same chip: {first / last:.1f} times")
