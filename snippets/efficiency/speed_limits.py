"""The least time of a decoding step: bytes to read against operations to do."""

d_model, n_layers, n_heads, n_kv_heads, head_dim = 4096, 32, 32, 8, 128  # Llama-3-8B
d_ff, vocab_size = 14336, 128256
bandwidth, peak = 3.35e12, 989.4e12  # an H100: bytes and BF16 operations a second

attention = 2 * d_model * head_dim * (n_heads + n_kv_heads)
layers = n_layers * (attention + 3 * d_model * d_ff)
norms, head = (2 * n_layers + 1) * d_model, vocab_size * d_model
kept = 2 * n_layers * n_kv_heads * head_dim  # numbers a token leaves in the cache
mixed = 2 * n_layers * n_heads * head_dim  # multiply-adds with one cached token


def write(batch, context):
    """Seconds to read and to compute one new token for each of `batch` sequences."""
    numbers = layers + norms + head + batch * (d_model + context * kept)
    multiply_adds = batch * (layers + head + context * mixed)
    return 2 * numbers / bandwidth, 2 * multiply_adds / peak


def prefill(tokens):
    """The same for a prompt: all its tokens at once, scores for the last alone."""
    numbers = layers + norms + head + tokens * d_model
    multiply_adds = tokens * layers + head + mixed * tokens * (tokens + 1) / 2
    return 2 * numbers / bandwidth, 2 * multiply_adds / peak


read, compute = write(1, 1)
print(f"one token: {read * bandwidth / 1e9:.2f} GB to read,", end=" ")
print(f"{compute * peak / 1e9:.2f} billion operations to do")
print(f"reading {1e3 * read:.2f} ms, computing {1e3 * compute:.4f} ms:", end=" ")
print(f"{compute / read:.2%} busy, {1 - compute / read:.1%} waiting")
print(f"ceiling {1 / read:.1f} tokens/s;", end=" ")
print(f"over all parameters {bandwidth / 2 / (layers + norms + 2 * head):.1f}")

for context in (1, 2000):
    print(f"\ntokens in each cache: {context:,}")
    print("batch  read, ms  compute, ms  each, tokens/s  all, tokens/s")
    for batch in (1, 8, 64, 512, 4096):
        read, compute = write(batch, context)
        each = 1 / max(read, compute)
        print(f"{batch:>5}{1e3 * read:>10.2f}{1e3 * compute:>13.2f}", end="")
        print(f"{each:>16.1f}{batch * each:>15,.0f}")

read, compute = prefill(2000)
written = sum(write(1, context)[0] for context in range(1, 2001))
print(
    f"\na prompt of 2,000 tokens: read {1e3 * read:.2f} ms,",
    f"compute {1e3 * compute:.1f} ms",
)
print(f"2,000 tokens written one by one: {written:.2f} s")
