"""Will it fit? Weights, cache and a reserve against the memory of a device, for any model that the engine knows."""

from dataclasses import dataclass

import anatomy
import facts

RESERVE = 0.08  # of the memory; vLLM leaves as much alone unless it is told otherwise
PUBLISHED = "as published"
BYTES = {"BF16": 2, "F16": 2, "F32": 4, "F8_E4M3": 1, "U8": 1, "U8 (FP4)": 0.5}
KEPT = (
    "parameters",
    "block scales",
    "router buffers",
)  # of a checkpoint; extra prediction layers are not needed


@dataclass(frozen=True)
class Fit:
    weights: float  # bytes
    cache: float  # of all sequences, in BF16
    reserve: float
    memory: float
    room: int  # sequences of this length

    @property
    def spare(self) -> float:
        return self.memory - self.reserve - self.weights - self.cache


def weights_of(model: str, form: str) -> float:
    found = anatomy.find(model)
    if form != PUBLISHED:
        return anatomy.weight_bytes(found.read(), form)
    parts = anatomy.stored(found.read(), found.checkpoint)
    return sum(BYTES[part.dtype] * part.count for part in parts if part.part in KEPT)


def fit(
    model: str, form: str, device: str, context: int, batch: int = 1, devices: int = 1
) -> Fit:
    """`form` is a format of the engine or PUBLISHED, `device` a name of facts/devices.toml."""
    memory = devices * facts.load("devices")[device]["memory"].si
    weights = weights_of(model, form)
    one = anatomy.kv_cache(anatomy.load(model), context).bytes
    reserve = RESERVE * memory
    room = int((memory - reserve - weights) // one)
    return Fit(weights, batch * one, reserve, memory, max(0, room))


def main() -> None:
    for model, form, device, context, batch, devices in (
        ("llama-3.1-8b", "bf16", "rtx-4090", 8_192, 8, 1),
        ("llama-3.1-8b", "q4_k", "rtx-4090", 8_192, 8, 1),
        ("gpt-oss-20b", PUBLISHED, "rtx-4090", 131_072, 1, 1),
        ("gpt-oss-120b", PUBLISHED, "h100-sxm", 131_072, 1, 1),
        ("qwen3-30b-a3b", "q4_k", "rtx-4090", 32_768, 1, 1),
        ("llama-3.1-70b", "q4_k", "m4-pro", 32_768, 1, 1),
        ("llama-3.1-405b", "fp8", "h100-sxm", 8_192, 8, 8),
        ("deepseek-v3", PUBLISHED, "h100-sxm", 8_192, 8, 8),
        ("deepseek-v3", PUBLISHED, "h200-sxm", 8_192, 64, 8),
    ):
        found = fit(model, form, device, context, batch, devices)
        title = facts.load("devices")[device].title.removeprefix("Apple ")
        words = "fits" if found.spare >= 0 else "does not fit"
        print(
            f"{anatomy.find(model).name}, {form}, {batch} x {context:,} tokens on {devices} x {title}: {words}"
        )
        print(
            f"    weights {found.weights / 1e9:.1f} + cache {found.cache / 1e9:.1f} + reserve"
            f" {found.reserve / 1e9:.1f} of {found.memory / 1e9:,.0f} GB; room for {found.room}"
        )


if __name__ == "__main__":
    main()
