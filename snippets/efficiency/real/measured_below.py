"""Measured time of a decoding step beside the least time that reading and computing need."""

import anatomy
import facts
from figure import globals_of

expected = globals_of("moe/what_moe_costs.py")["expected"]
DEVICES = {"H100": "h100-sxm", "B200": "b200"}
RUNS = [
    ("llama-3.1-8b-1xh100", "Llama-3.1-8B", (8, 64, 512)),
    ("llama-3.1-8b-1xb200", "Llama-3.1-8B", (8,)),
    ("llama-3.1-70b-4xh100", "Llama-3.1-70B", (8, 512)),
    ("llama-3.1-405b-bf16-8xb200", "Llama-3.1-405B", (8,)),
    ("qwen3-32b-1xh100", "Qwen3-32B", (8,)),
    ("qwen3-30b-a3b-1xh100", "Qwen3-30B-A3B", (8,)),
]


def step_bytes(
    arch: anatomy.Architecture, batch: int, context: int, dtype: str = "bf16"
) -> float:
    """What a step reads; of experts as many as are expected if tokens choose evenly."""
    chosen, read = (
        anatomy.number_format(dtype),
        anatomy.step_read(arch, context, batch, dtype),
    )
    bytes_read = float(read.rows + read.cache)
    for tensor in anatomy.tensors(arch):
        if not (tensor.is_buffer or tensor.is_looked_up):
            share = (
                expected(tensor.experts, tensor.top_k, batch) / tensor.experts
                if tensor.experts
                else 1
            )
            bytes_read += float(chosen.bytes(tensor)) * share
    return bytes_read


def least_time(
    arch: anatomy.Architecture,
    batch: int,
    context: int,
    device: facts.Thing,
    gpus: int = 1,
) -> float:
    """Seconds that a step needs at least."""
    reading = step_bytes(arch, batch, context) / (device["bandwidth"].si * gpus)
    computing = batch * anatomy.work(arch, context).forward / (device["bf16"].si * gpus)
    return max(reading, computing)


def run(key: str, model: str, batch: int) -> tuple[facts.Thing, facts.Fact, float]:
    """A measured run, its GPUs, and the least time of its step.  While an answer is written, its cache is half full
    on average; the prompts, whose length is not in the data, come on top."""
    measured = facts.load("energy")[f"{key}-{batch}"]
    gpus, context = measured["gpus"], int(measured["length"].value / 2)
    device = facts.load("devices")[DEVICES[gpus.conditions]]
    return (
        measured,
        gpus,
        least_time(anatomy.load(model), batch, context, device, int(gpus.value)),
    )


if __name__ == "__main__":
    print(
        "| model, BF16 | GPUs | texts | share of ceiling | least, ms | measured, ms | tokens/s for each |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    for key, model, batches in RUNS:
        for batch in batches:
            measured, gpus, least = run(key, model, batch)
            latency = measured["latency"]
            print(
                f"| {model} | {gpus.value} × {gpus.conditions} | {batch} | {least / latency.si:.0%} | {1e3 * least:.2f} | {latency.value} |"
                f" {1 / latency.si:.1f} |"
            )
