"""The formulas that this site uses most, a line each, with Llama-3-8B's numbers."""


def count_layer(n_in, n_out):
    return n_in * n_out + n_out


def count_attention(d_model, n_heads, n_kv_heads, head_dim):
    return 2 * d_model * head_dim * (n_heads + n_kv_heads)


def count_gated(d_model, d_ff):
    return 3 * d_model * d_ff


def count_plain(d_model, d_ff):
    return 2 * d_model * d_ff


def count_block(attention, feed_forward, d_model):
    return attention + feed_forward + 2 * d_model


def count_model(n_layers, block, vocab_size, d_model):
    return n_layers * block + 2 * vocab_size * d_model + d_model


def count_experts(n_experts, expert, d_model):
    return n_experts * expert + d_model * n_experts


def count_active_experts(top_k, expert, d_model, n_experts):
    return top_k * expert + d_model * n_experts


def count_low_rank(r, n_in, n_out):
    return r * (n_in + n_out)


def loss(N, D, E, A, alpha, B, beta):
    return E + A / N**alpha + B / D**beta


def training_work(N, D):
    return 6 * N * D


def experts_touched(n_experts, top_k, tokens):
    return n_experts * (1 - (1 - top_k / n_experts) ** tokens)


def weight_bytes(N, bits, scale_bits, group):
    return N * (bits + scale_bits / group) / 8


def training_bytes(N):
    return N * (2 + 2 + 4 + 4 + 4)


def cache_bytes(n_layers, n_kv_heads, head_dim, tokens, bytes_each):
    return 2 * n_layers * n_kv_heads * head_dim * tokens * bytes_each


def latent_cache_bytes(n_layers, latent, rotary, tokens, bytes_each):
    return n_layers * (latent + rotary) * tokens * bytes_each


def token_work(N_multiplied, n_layers, n_heads, head_dim, tokens):
    return 2 * N_multiplied + 4 * n_layers * n_heads * head_dim * tokens


def step_bytes(weights, texts, cache):
    return weights + texts * cache


def step_time(bytes_read, bandwidth, operations, arithmetic):
    return max(bytes_read / bandwidth, operations / arithmetic)


def speed_ceiling(bandwidth, bytes_read):
    return bandwidth / bytes_read


def balance_point(arithmetic, bandwidth):
    return arithmetic / bandwidth


def energy_per_token(power, speed):
    return power / speed


a = count_attention(4096, n_heads=32, n_kv_heads=8, head_dim=128)
f = count_gated(4096, d_ff=14336)
N = count_model(32, count_block(a, f, 4096), vocab_size=128256, d_model=4096)
read = 2 * (N - 128256 * 4096)  # bytes in BF16, without the input embedding
N_multiplied = (
    N - 128256 * 4096 - 65 * 4096
)  # matrices only, without the gains of 65 norms
cache = cache_bytes(32, 8, 128, 8192, 2)  # of one text of 8,192 tokens
work = token_work(N_multiplied, 32, 32, 128, 8192)

print(f"Llama-3-8B               {N:>17,} parameters")
print(f"  in BF16                {weight_bytes(N, 16, 0, 1):>17,.0f} bytes")
print(
    f"  4 bits, a scale of 16 bits for each 32 {weight_bytes(N, 4, 16, 32):,.0f} bytes"
)
print(f"  to train               {training_bytes(N):>17,} bytes and activations")
print(f"  cache, 8,192 tokens    {cache:>17,} bytes")
print(f"  a token's work there   {work:>17,} FLOP")
print(f"  15 trillion tokens     {training_work(N, 15e12):>17.2e} FLOP")
print("at 3.35 TB/s and 989 TFLOP/s")
print(f"  ceiling of one text    {speed_ceiling(3.35e12, read):>17.0f} tokens a second")
for texts in (1, 32):  # each 8,192 tokens long
    time = step_time(step_bytes(read, texts, cache), 3.35e12, texts * work, 989e12)
    print(f"  {texts:>2} texts, a step       {1e3 * time:>17.2f} milliseconds")
