"""What the dials of the page need: models in BF16 with 1,024 tokens in each cache, and devices."""

import json

import anatomy
import facts

CONTEXT = 1024
MODELS = [
    "Llama-3.2-3B",
    "Llama-3.1-8B",
    "Qwen3-32B",
    "Llama-3.1-70B",
    "Llama-3.1-405B",
]
MODELS += ["Qwen3-30B-A3B", "Mixtral-8x7B-v0.1"]


def entry(name: str) -> dict:
    """Bytes and operations of one model: `once` is read in each step, of `experts` what the step calls."""
    arch = anatomy.load(name)
    read = anatomy.step_read(arch, CONTEXT)
    routed = [tensor for tensor in anatomy.tensors(arch) if tensor.experts]
    miss = (
        1 - routed[0].top_k / routed[0].experts if routed else 0
    )  # that one token calls a given expert not
    experts = 2 * sum(tensor.count for tensor in routed)
    return {
        "name": name.removesuffix("-v0.1"),
        "stored": anatomy.weight_bytes(arch),
        "once": read.weights - round(experts * (1 - miss)),
        "experts": experts,
        "miss": miss,
        "each": read.rows + read.cache,
        "work": anatomy.work(arch, CONTEXT).forward,
    }


devices = [
    {
        "name": device.title,
        "memory": device["memory"].si,
        "bandwidth": device["bandwidth"].si,
        "peak": device["bf16"].si if "bf16" in device else 0,  # 0: not published
    }
    for device in facts.load("devices").values()
]
data = {
    "model": 1,
    "device": 1,
    "batch": 0,
    "models": [entry(name) for name in MODELS],
    "devices": devices,
}

if __name__ == "__main__":
    print(json.dumps(data, indent=1))
