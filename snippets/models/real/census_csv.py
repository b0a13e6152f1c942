"""The census as comma-separated values, one model a line."""

import csv
import sys

import anatomy

COLUMNS = (
    "model,made_by,released,total,active,active_excl_input_embedding,routed_experts,"
    "cache_bytes_per_token,state_bytes,bf16_bytes,confidence,scope,hub"
)
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(COLUMNS.split(","))
for model in anatomy.models():
    architecture = model.read()
    counts, cache = (
        anatomy.count(architecture),
        anatomy.kv_cache(architecture, context=128),
    )
    out.writerow(
        (
            model.name,
            model.organisation,
            model.released,
            counts.total,
            counts.active,
            counts.active_excl_input_embedding,
            counts.groups.get("routed_experts", 0),
            (cache.bytes - cache.state_bytes) // 128,
            cache.state_bytes,
            anatomy.weight_bytes(architecture, "bf16"),
            model.status,
            model.scope,
            model.hub,
        )
    )
