"""What the widget needs: layers of six models as the engine sees them, and where the dials stand at first."""

import json

import anatomy

MODELS = {
    "Llama-2-7B": "every head its own",
    "Llama-3.1-70B": "grouped",
    "Llama-3.1-8B": "grouped",
    "DeepSeek-V3": "latent",
    "Gemma-3-4B": "window",
    "Qwen3-Next-80B-A3B": "hybrid",
}
CONTEXT, BATCH, ROOM = 15, 3, 80e9  # powers of two; a device with 80 GB


def layers(model: str) -> list[list[int]]:
    """Layers that keep alike: how many, numbers a token, window (0: none), numbers that do not grow."""
    found: dict[tuple[int, int, int], int] = {}
    for row in anatomy.kv_cache(anatomy.load(model)).layers:
        key = row.per_token, row.window, row.state
        found[key] = found.get(key, 0) + len(row.layers)
    return [[count, *key] for key, count in found.items()]


models = {name: layers(name) for name in MODELS}
if __name__ == "__main__":
    print(
        json.dumps(
            {
                "models": list(models.values()),
                "context": CONTEXT,
                "batch": BATCH,
                "room": ROOM,
            }
        )
    )
