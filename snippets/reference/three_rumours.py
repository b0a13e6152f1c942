"""The size of GPT-4: three rumours that disagree, and what its maker published."""

rumours = {  # in trillions of parameters, all of 2023
    "a report of eight unnamed people": 1.0,
    "a talk": 1.76,
    "a paid newsletter": 1.8,
}
published_by_the_maker = None
deepseek_v3 = 671_026_404_352  # counted

for teller, trillions in rumours.items():
    print(f"rumoured, {teller:<32} {trillions:>4.2f} trillion")
print("published by the maker:", published_by_the_maker)
gap = (max(rumours.values()) - min(rumours.values())) * 1e12
print(f"between the rumours there is room for {gap / deepseek_v3:.2f} DeepSeek-V3")
