"""A table counted twice where it is tied, or once where it is not."""

models = {  # vocab_size, d_model, tied, parameters
    "GPT-2 small": (50257, 768, True, 124_439_808),
    "Gemma-2-9B": (256000, 3584, True, 9_241_705_984),
    "Llama-3-8B": (128256, 4096, False, 8_030_261_248),
}
for name, (vocab_size, d_model, tied, total) in models.items():
    table = vocab_size * d_model
    wrong = total + table if tied else total - table
    print(f"{name:<12}{total:>14,}")
    print(f"  {'twice' if tied else 'once':<10}{wrong:>14,} {wrong / total - 1:+.1%}")
