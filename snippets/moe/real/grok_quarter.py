"""What in Grok-1 is a quarter."""

import anatomy

arch = anatomy.load("grok-1")
counts = anatomy.count(arch)
experts = next(tensor for tensor in anatomy.tensors(arch) if tensor.experts)
chosen = counts.active_groups["routed_experts"]
print("| what could be meant | share |")
print("|---|--:|")
print(
    f"| {experts.top_k} of {experts.experts} experts | {experts.top_k / experts.experts:.2%} |"
)
print(
    f"| the two chosen experts, {chosen:,} of {counts.total:,} parameters | {chosen / counts.total:.2%} |"
)
print(
    f"| all that a token uses, {counts.active:,} of {counts.total:,} | {counts.active / counts.total:.2%} |"
)
