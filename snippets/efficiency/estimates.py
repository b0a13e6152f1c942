"""How the energy of a training is estimated: hours of GPUs times watts."""

# GPT-3: an estimate from what its maker told; grid in kg of CO2 a kWh
gpus, watts, days, overhead, grid = 10_000, 330, 14.8, 1.10, 0.429
mwh = gpus * watts * 24 * days * overhead / 1e6
print(f"GPT-3: {mwh:,.0f} MWh, {1287 * grid:.0f} t of CO2; published 1,287 and 552")

# BLOOM: hours of GPUs by their maximum
hours, watts, tonnes = 1_082_990, 400, 24.7
mwh = hours * watts / 1e6
print(f"BLOOM: {mwh:,.0f} MWh, {1e3 * tonnes / mwh:.0f} g of CO2 a kWh")
print(
    f"  GPT-3 had {1287 / mwh:.1f} times its energy, {552 / tonnes:.0f} times its CO2"
)

# Llama-3.1-405B: the same, and a check by the work that was done
hours, watts, work, peak = 30.84e6, 700, 3.8e25, 989.4e12
print(
    f"Llama-3.1-405B: {hours * watts / 1e6:,.0f} MWh if each GPU always drew {watts} W"
)
share = work / (hours * 3600 * peak)
print(f"  {share:.0%} of the arithmetic that its GPUs could have done")

# DeepSeek-V3: an eleventh of the hours
fewer, dollars = 30.84 / 2.788, 2 * 2.788
print(
    f"DeepSeek-V3: {fewer:.1f} times fewer hours, ${dollars:.3f} million at $2 an hour"
)
