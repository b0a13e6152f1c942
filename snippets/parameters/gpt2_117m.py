"""Where 117M, 345M, 762M and 1542M may come from: an older, smaller vocabulary."""

# printed in the paper, in millions: d_model, n_layers
sizes = {117: (768, 12), 345: (1024, 24), 762: (1280, 36), 1542: (1600, 48)}


def count(vocab_size, d_model, n_layers, n_positions=1024):
    block = 12 * d_model**2 + 13 * d_model
    return (vocab_size + n_positions) * d_model + n_layers * block + 2 * d_model


def fits(vocab_size):
    """Does this vocabulary give all four printed sizes?"""
    return all(
        round(count(vocab_size, *shape) / 1e6) == m for m, shape in sizes.items()
    )


print("printed     missing   in rows   with 40,478 rows")
for printed, shape in sizes.items():
    missing = count(50257, *shape) - printed * 1_000_000
    rows = missing / shape[0]  # a row of the embedding has d_model numbers
    print(f"{printed:>6}M {missing:>11,} {rows:>9,.0f} {count(40478, *shape):>18,}")

fitting = [vocab_size for vocab_size in range(1, 100_000) if fits(vocab_size)]
print(f"all four fit for {len(fitting)} vocabularies,")
print(f"from {fitting[0]:,} to {fitting[-1]:,} tokens")
gpt1 = count(40478, 768, 12, n_positions=512) - 2 * 768  # no final norm
print(f"GPT-1 itself has {gpt1:,}")
