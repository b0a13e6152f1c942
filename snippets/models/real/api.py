"""The anatomy tool in a program: read, count, ask what it takes to run (PYTHONPATH=anatomy.pyz python api.py)."""

import anatomy

config = {  # Llama-3-8B with a table for 32,000 tokens, used twice
    **anatomy.find("llama-3-8b").config,
    "vocab_size": 32000,
    "tie_word_embeddings": True,
}
architecture = anatomy.read(config)
counts = anatomy.count(architecture)
print(f"vocabulary   {architecture.ends.vocab:>14,}")
print(f"parameters   {counts.total:>14,}")
for group, number in counts.groups.items():
    print(f"  {group:<10} {number:>14,}")

cache = anatomy.kv_cache(architecture, context=32768)
step = anatomy.step_read(architecture, context=32768, dtype="q8_0")
work = anatomy.work(architecture, context=32768)
weights = anatomy.weight_bytes(architecture, "q8_0")
print(f"weights      {weights:>14,} bytes in Q8_0")
print(f"cache        {cache.bytes:>14,} bytes for 32,768 tokens")
print(f"one step     {step.least:>14,} bytes to read")
print(f"one token    {work.forward:>14,} FLOP")

largest = max(anatomy.tensors(architecture), key=lambda tensor: tensor.count)
print(f"largest      {len(largest.layers)} × {largest.shape}, {largest.name}")
