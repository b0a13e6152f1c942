"""The census as JSON, with the groups of each count and what is published about it, one model a line."""

import json

import anatomy

lines = []
for model in anatomy.models():
    architecture = model.read()
    counts, cache = (
        anatomy.count(architecture),
        anatomy.kv_cache(architecture, context=128),
    )
    fields = {
        "model": model.name,
        "made_by": model.organisation,
        "released": model.released,
        "hub": model.hub,
        "total": counts.total,
        "active": counts.active,
        "active_excl_input_embedding": counts.active_excl_input_embedding,
        "groups": dict(counts.groups),
        "cache_bytes_per_token": (cache.bytes - cache.state_bytes) // 128,
        "state_bytes": cache.state_bytes,
        "bf16_bytes": anatomy.weight_bytes(architecture, "bf16"),
        "confidence": model.status,
        "published_total": model.published.get("total"),
        "agreement": model.published.get("agreement", ""),
        "scope": model.scope,
        "origin": model.origin,
    }
    lines.append("  " + json.dumps(fields, ensure_ascii=False))
print('{"models": [\n' + ",\n".join(lines) + "\n]}")
