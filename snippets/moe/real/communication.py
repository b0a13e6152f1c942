"""The most that one token can send to its experts and get back, if each of them lies on another device."""

import anatomy

print("| model | numbers sent and got back by one token, at most | in BF16 |")
print("|---|--:|--:|")
for name, places in (
    ("Mixtral-8x7B-v0.1", None),
    ("gpt-oss-120b", None),
    ("DeepSeek-V3", None),
    ("DeepSeek-V3", 4),
):
    arch = anatomy.load(name)
    experts = [tensor for tensor in anatomy.tensors(arch) if tensor.experts]
    layers = len({i for tensor in experts for i in tensor.layers})
    copies = places or experts[0].top_k
    numbers = 2 * layers * copies * arch.ends.d  # there and back
    words = name.removesuffix("-v0.1") + (f", to {places} machines" if places else "")
    print(
        f"| {words} | 2 × {layers} × {copies} × {arch.ends.d:,} = {numbers:,} | {2 * numbers / 1e6:.2f} MB |"
    )
