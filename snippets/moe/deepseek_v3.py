"""DeepSeek-V3 from its config.json: 671, 685 and 37, to the last digit."""

from math import ceil

d_model, n_layers, n_dense, vocab_size = 7168, 61, 3, 129280
n_heads, q_rank, kv_rank = 128, 1536, 512
nope, rope, v_head_dim = 128, 64, 128
d_ff, d_expert, n_experts, n_shared, top_k = 18432, 2048, 256, 1, 8

attention = [  # (rows, columns) of each matrix
    (q_rank, d_model),
    (n_heads * (nope + rope), q_rank),
    (kv_rank + rope, d_model),
    (n_heads * (nope + v_head_dim), kv_rank),
    (d_model, n_heads * v_head_dim),
]


def mlp(width):
    up = (width, d_model)
    return [up, up, (d_model, width)]  # gate, up, down


def size(matrices):
    return sum(rows * columns for rows, columns in matrices)


def scales(matrices):  # one for each block of 128 × 128, begun blocks too
    return sum(ceil(r / 128) * ceil(c / 128) for r, c in matrices)


dense = attention + mlp(d_ff)
sparse = attention + mlp(d_expert) * (n_experts + n_shared)
n_sparse = n_layers - n_dense

norms = 2 * d_model + q_rank + kv_rank  # of one layer
router = n_experts * d_model
table = vocab_size * d_model  # the embedding; the head has the same size
layers = n_dense * size(dense) + n_sparse * (size(sparse) + router)
total = layers + n_layers * norms + d_model + 2 * table
idle = n_sparse * (n_experts - top_k) * size(mlp(d_expert))

joint = d_model * 2 * d_model  # joins the last layer to the prediction layer
prediction = size(sparse) + router + norms + joint + 3 * d_model
all_scales = n_dense * scales(dense) + (n_sparse + 1) * scales(sparse)
ledger = {
    "parameters": total,
    "router corrections": n_sparse * n_experts,
    "prediction layer, its corrections too": prediction + n_experts,
    "its copies of embedding and head": 2 * table,
    "scales of the FP8 blocks": all_scales,
}

print("one token uses")
print(f"{total - idle:>15,}  with embedding and head")
print(f"{total - idle - table:>15,}  with the head alone")
print(f"{total - idle - 2 * table:>15,}  with neither")
print("the checkpoint stores      sum so far")
stored = 0
for words, number in ledger.items():
    stored += number
    print(f"{number:>15,} {stored:>15,}  {words}")
