"""What training took: energy and CO2, from makers' reports and from estimates, and the energy of one token read."""

import facts

DATA = facts.load("training")
H100 = facts.load("devices")["h100-sxm"]["power"]
GPU_HOURS = ["llama-3.1-8b", "llama-3.1-70b", "llama-3.1-405b", "deepseek-v3"]
BADGE = '<span class="badge estimated">estimated</span>'


def joules(name: str) -> float:
    """As stated; else hours of GPUs at their highest power, which leaves out hosts and cooling."""
    model = DATA[name]
    return model["energy"].si if "energy" in model else model["hours"].si * H100.si


def cells(name: str) -> list[str]:
    model, energy = DATA[name], joules(name)
    ours = "energy" not in model
    if ours:
        cited = {model["hours"].source, H100.source}
        notes = "".join(f"[^{key}]" for key in sorted(cited))
        origin = f"{BADGE} by us: {model['hours'].value / 1e6:.3g} million hours × {H100.value} W{notes}"
    elif model["energy"].status == "estimated":
        origin = f"{BADGE} by Patterson and others[^{model['energy'].source}]"
    else:
        origin = f"its makers: {model['hours'].value / 1e6:.3g} million hours × 400 W[^{model['energy'].source}]"
    co2 = (
        f"{model['co2'].value:,} t[^{model['co2'].source}]"
        if "co2" in model
        else "not told"
    )
    grid = (
        f"{1e3 * model['co2'].si / (energy / 3.6e6):.0f} g" if "co2" in model else "–"
    )
    # without the stages after the text was read, where their hours are told apart
    reading = (
        model["hours_reading"].si * H100.si if "hours_reading" in model else energy
    )
    token = f"{reading / model['tokens'].value:.2g} J" if "tokens" in model else "–"
    return [model.title, f"{energy / 3.6e9:,.0f} MWh", origin, co2, grid, token]


if __name__ == "__main__":
    print("| model | energy | by whom | CO₂ | CO₂ a kWh | a token read |")
    print("|---|--:|---|--:|--:|--:|")
    for name in DATA:
        print("|", " | ".join(cells(name)), "|")
