"""After how many written tokens use has taken as much as training: from the measured energy of a token."""

import facts
from figure import globals_of

joules = globals_of("efficiency/real/training_energy.py")["joules"]
RUNS = [
    ("llama-3.1-8b", "llama-3.1-8b-1xh100", 8, 512),
    ("llama-3.1-70b", "llama-3.1-70b-4xh100", 8, 1024),
    ("llama-3.1-405b", "llama-3.1-405b-8xh100", 8, 256),
]


def span(few: float, many: float) -> str:
    return " to ".join(
        f"{value:.0f}" if value >= 10 else f"{value:.1f}" for value in (few, many)
    )


print(
    "| model | training, the GPUs | one written token, measured | as much as training | in answers of 400 |"
)
print("|---|--:|--:|--:|--:|")
for name, key, *ends in RUNS:
    few, many = (
        facts.load("energy")[f"{key}-{sequences}"]["energy"] for sequences in ends
    )
    counts = [joules(name) / token.si for token in (few, many)]
    print(
        f"| {facts.load('training')[name].title} | {joules(name) / 3.6e9:,.0f} MWh |"
        f" {few.value:.3g} to {many.value:.3g} J | {span(*(count / 1e12 for count in counts))} trillion tokens |"
        f" {span(*(count / 400e9 for count in counts))} billion |"
    )
