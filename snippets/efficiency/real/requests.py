"""One request: what makers state, what others estimate, what was measured, in Wh."""

import facts

DATA = facts.load("energy")
BADGE = '<span class="badge estimated">estimated</span>'


def wh(fact: facts.Fact) -> str:
    return f"{fact.si / 3600:.2g}"


def run(name: str) -> str:
    return wh(DATA[name]["answer"])


epoch, luccioni = DATA["epoch"], DATA["luccioni"]
small = luccioni["text"].si / 3600 / 1000
rows = [
    ("10 written tokens, small models of 2023", f"{small:.2g}", "measured, one at a time, whole node", "luccioni2024"),
    ("an answer of Llama-3.1-8B, one H100", f"{run('llama-3.1-8b-1xh100-512')} to {run('llama-3.1-8b-1xh100-8')}",
     "measured, 512 to 8 texts at once, GPUs alone", "mlenergy-v3"),
    ("an answer of Llama-3.1-405B in BF16, eight B200",
     f"{run('llama-3.1-405b-bf16-8xb200-4096')} to {run('llama-3.1-405b-bf16-8xb200-8')}",
     "measured, 4,096 to 8 texts at once, GPUs alone", "mlenergy-v3"),
    ("a median text prompt to Gemini Apps, May 2025", wh(DATA["gemini"]["energy"]),
     "stated by its maker with a method; host, idle machines, cooling included", "google2025"),
    ("an average ChatGPT query, June 2025", wh(DATA["altman"]["energy"]),
     "stated by its maker's chief, without a method", "altman2025"),
    ("a GPT-4o query, 500 tokens written",
     f"typically {wh(epoch['energy'])}; {wh(epoch['least'])} to {wh(epoch['most'])}",
     f"{BADGE} by Epoch AI, February 2025; the range by size and length of answer", "epoch2025"),
    ("the same, with 10,000 or 100,000 tokens to read", f"about {wh(epoch['long'])}, almost {wh(epoch['longest'])}",
     f"{BADGE} by Epoch AI, second-hand", "epoch2025"),
    ("a ChatGPT request, early 2023", f"at most {wh(DATA['devries']['energy'])}",
     f"{BADGE} by A. de Vries from two guesses, October 2023", "devries2023"),
    ("one generated image, models of 2023", f"{luccioni['image'].si / 3600 / 1000:.2g}",
     "measured, one at a time, whole node", "luccioni2024"),
]  # fmt: skip
print("| what | Wh | how it is known |")
print("|---|--:|---|")
for what, value, how, source in rows:
    print(f"| {what} | {value} | {how}[^{source}] |")
guess = DATA["devries"]
check = guess["day"].si / guess["requests"].value / 3600
assert abs(check / guess["energy"].value - 1) < 0.01, check
