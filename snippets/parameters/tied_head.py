"""A tied head and a copied one: which follows when the embedding moves."""

import numpy as np

table = np.arange(12.0).reshape(4, 3)  # 4 tokens, a row of 3 numbers for each
heads = {"tied": table.T, "copied": table.T.copy()}  # (3, 4): from row to token

table[2, 0] += 100  # turn one dial of the table
for name, head in heads.items():
    follows = bool(head[0, 2] == table[2, 0])
    dials = table.size if np.shares_memory(table, head) else table.size + head.size
    print(f"{name:<7} head follows: {follows!s:<5}  so {dials} dials in all")
