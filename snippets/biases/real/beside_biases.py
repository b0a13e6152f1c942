"""Small numbers that are no bias terms: norm gains, router corrections, attention sinks."""

import anatomy

print(
    "| model | norm gains | share | router corrections | attention sinks | all parameters |"
)
print("|---|--:|--:|--:|--:|--:|")
for name in (
    "GPT-2 small",
    "OLMo-1B",
    "Llama-3-8B",
    "Llama-3.1-405B",
    "DeepSeek-V3",
    "GLM-4.5-Air",
    "gpt-oss-120b",
):
    arch = anatomy.load(name)
    parts = anatomy.tensors(arch)
    gains = sum(
        part.count for part in parts if part.group == "norms" and not part.is_bias
    )
    corrections, sinks = (
        sum(part.count for part in parts if part.role == role)
        for role in ("correction", "sinks")
    )
    total = anatomy.count(arch).total
    share = f"{gains / total:.5%}" if gains else "0"
    print(f"| {name} | {gains:,} | {share} | {corrections:,} | {sinks:,} | {total:,} |")
