"""The size of GPT-4: three rumours that disagree, and what was published."""

rumours = {  # in trillions of parameters, all of 2023
    "eight unnamed people": 1.0,
    "a talk": 1.76,
    "a paid newsletter": 1.8,
}
published_by_the_maker = None
deepseek_v3 = 671_026_404_352  # counted

for teller, trillions in rumours.items():
    print(f"rumoured: {trillions:>4.2f} trillion, {teller}")
print("published:", published_by_the_maker)
gap = (max(rumours.values()) - min(rumours.values())) * 1e12
print(f"between them fits {gap / deepseek_v3:.2f} of DeepSeek-V3")
