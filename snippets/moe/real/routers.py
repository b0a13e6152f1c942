"""Routers of real models, and what they decide about."""

import anatomy

print(
    "| model | experts a layer | routers, all layers | routed experts | experts' weights for one of the router's |"
)
print("|---|--:|--:|--:|--:|")
for name in ("Mixtral-8x7B-v0.1", "gpt-oss-120b", "Qwen3-30B-A3B", "DeepSeek-V3"):
    listed = [
        tensor for tensor in anatomy.tensors(anatomy.load(name)) if not tensor.is_buffer
    ]
    experts = sum(tensor.count for tensor in listed if tensor.experts)
    router = sum(tensor.count for tensor in listed if tensor.group == "router")
    many = next(tensor.experts for tensor in listed if tensor.experts)
    print(
        f"| {name.removesuffix('-v0.1')} | {many} | {router:,} | {experts:,} | {experts / router:,.0f} |"
    )
