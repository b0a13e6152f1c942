"""Total and active parameters of Mixtral-8x7B from its configuration."""


def count(body, n_experts, top_k):
    """What is there once, one expert in all layers, and the active count."""
    d_model, n_layers, n_heads, n_kv_heads, head_dim, vocab_size, d_ff = body
    expert = 3 * d_model * d_ff  # gate, up, down
    attention = 2 * d_model * head_dim * (n_heads + n_kv_heads)  # Q and O, K and V
    router = d_model * n_experts if n_experts > 1 else 0
    norms = 2 * d_model
    ends = 2 * vocab_size * d_model + d_model  # embedding, head, last norm

    once = ends + n_layers * (attention + router + norms)
    copied = n_layers * expert
    return once, copied, once + top_k * copied


body = (4096, 32, 32, 8, 128, 32000, 14336)  # Mixtral, and Mistral 7B
once, copied, active = count(body, n_experts=8, top_k=2)
print("Mixtral 8x7B")
print(f"  everything that is there once  {once:>14,}")
print(f"  one expert, all 32 layers      {copied:>14,}")
total = once + 8 * copied
print(f"  total, 8 experts               {total:>14,}")
print(f"  active, 2 of 8                 {active:>14,}  {active / total:.1%}")
print(f"  routers                        {32 * 4096 * 8:>14,}")

*_, dense = count(body, n_experts=1, top_k=1)
print("One expert and no router: Mistral 7B")
print(f"  total                          {dense:>14,}")
print(f"  eight of those                 {8 * dense:>14,}")
print(f"  too much by                    {8 * dense - total:>14,}")
