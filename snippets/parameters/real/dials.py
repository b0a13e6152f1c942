"""The thread of the site, from a line's two parameters to a large open model, and a way to feel the size."""

import anatomy

TOY = {
    "model_type": "gpt2",
    "n_layer": 3,
    "n_embd": 48,
    "n_head": 3,
    "vocab_size": 3,
    "n_positions": 11,
}
STEPS = {
    "GPT-2 small": "gpt-2-small",
    "Llama-3-8B": "llama-3-8b",
    "Llama-3.1-405B": "llama-3.1-405b",
    "DeepSeek-V3": "deepseek-v3",
}
SECONDS_A_YEAR = 365.25 * 24 * 3600
toy = anatomy.count(anatomy.read(TOY)).total

print("| formula | parameters | turning each once, one a second |")
print("|---|--:|--:|")
print("| a straight line | 2 | 2 seconds |")
print(f"| the model of this chapter | {toy:,} | {toy / 3600:.1f} hours |")
for name, model in STEPS.items():
    total = anatomy.count(anatomy.load(model)).total
    years = total / SECONDS_A_YEAR
    print(f"| {name} | {total:,} | {years:,.{0 if years > 100 else 1}f} years |")
