"""What the four meters of the home page need: of each model all numbers and those a token uses; and the devices."""

import json

import anatomy
import facts

CONTEXT = 8192  # tokens of a conversation so far
MODELS = {
    "Llama-3-8B": "llama-3-8b", "gpt-oss-20b": "gpt-oss-20b", "Qwen3-30B-A3B": "qwen3-30b-a3b",
    "Mixtral 8x7B": "mixtral-8x7b-v0.1", "Llama-3-70B": "llama-3-70b", "gpt-oss-120b": "gpt-oss-120b",
    "Grok-1": "grok-1", "Llama-3.1-405B": "llama-3.1-405b", "DeepSeek-V3": "deepseek-v3",
}  # fmt: skip
DEVICES = ("rtx-4090", "h100-sxm", "h200-sxm", "b200", "m3-ultra")


def entry(name: str) -> dict[str, int]:
    """In BF16: parameters, of which active; bytes of the cache; FLOP and bytes read for one token."""
    arch = anatomy.load(name)
    counts, cache = anatomy.count(arch), anatomy.kv_cache(arch, context=CONTEXT).bytes
    work, read = (
        anatomy.work(arch, context=CONTEXT).forward,
        anatomy.step_read(arch, context=CONTEXT).least,
    )
    return {
        "total": counts.total,
        "active": counts.active,
        "cache": cache,
        "work": work,
        "read": read,
    }


def device(name: str) -> dict[str, float]:
    thing = facts.load("devices")[name]
    return {"memory": thing["memory"].si, "bandwidth": thing["bandwidth"].si}


models = {title: entry(name) for title, name in MODELS.items()}
devices = {
    facts.load("devices")[name].title.removesuffix(" SXM"): device(name)
    for name in DEVICES
}
data = {"models": models, "devices": devices, "model": "DeepSeek-V3", "device": "H200"}
if __name__ == "__main__":
    print(json.dumps(data))
