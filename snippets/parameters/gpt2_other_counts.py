"""Other counts of GPT-2 small in use, and what each leaves out or adds."""

vocab_size, n_positions, d, n_layers = 50257, 1024, 768, 12
total = 124_439_808

head = vocab_size * d  # if it is not tied to the embedding
positions = n_positions * d
qkv_biases = n_layers * 3 * d
norm_biases = norm_gains = (2 * n_layers + 1) * d
biases = n_layers * (3 * d + d + 4 * d + d) + norm_biases
masks = n_layers * n_positions**2  # 1 where a token may look, 0 where not
padding = (50304 - vocab_size) * d  # a multiple of 64

for counted, what in (
    (total, "all parameters, each once"),
    (total - biases, "without any bias"),
    (total - qkv_biases, "without biases on q, k, v"),
    (total - qkv_biases + head, "the same, head apart"),
    (total + head, "all biases, head apart"),
    (total - biases - norm_gains - positions + head, "matrices, head apart"),
    (total + padding, "vocabulary of 50,304"),
    (total + masks, "12 masks of 1024 × 1024"),
):
    print(
        f"{counted:>11,} {counted - total:>+12,} {counted / total - 1:>+6.1%}  {what}"
    )
