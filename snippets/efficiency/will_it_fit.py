"""Your model, from its config.json; the device; what you want of it. Change these."""

parameters = 8_030_261_248  # Llama-3.1-8B
n_layers, n_kv_heads, head_dim = 32, 8, 128
memory = 24e9  # bytes
context, batch = 8_192, 8  # tokens in each sequence, sequences at once

BITS = {
    "BF16": 16,
    "Q8_0": 8.5,
    "Q4_K": 4.5,
}  # of one weight, with its share of the scales
RESERVE = 0.08  # of the memory, for all that this program does not count

one = (
    2 * n_layers * n_kv_heads * head_dim * context * 2
)  # bytes of one sequence's cache, in BF16
usable = (1 - RESERVE) * memory


def verdict(bits):
    weights, cache = parameters * bits / 8, batch * one
    spare = usable - weights - cache
    room = max(0, int((usable - weights) // one))
    words = (
        f"fits, {spare / 1e9:.1f} GB to spare"
        if spare >= 0
        else f"{-spare / 1e9:.1f} GB too much"
    )
    return weights, cache, words, room


print(f"{memory / 1e9:.0f} GB, of which {usable / 1e9:.2f} may be used")
print(f"{batch} sequences of {context:,} tokens, {one / 1e9:.2f} GB of cache each\n")
print("format    weights      cache   verdict                  room for")
for name, bits in BITS.items():
    weights, cache, words, room = verdict(bits)
    print(
        f"{name:<5} {weights / 1e9:>8.2f} GB {cache / 1e9:>7.2f} GB  ",
        f"{words:<24} {room} sequences",
    )
