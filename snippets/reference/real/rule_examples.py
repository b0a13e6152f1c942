"""A table: the rules of thumb against some models that people ask about."""

from figure import globals_of

NAMES = (
    "GPT-2 small",
    "BLOOM-560M",
    "LLaMA-7B",
    "Llama-3-8B",
    "Llama-3.1-405B",
    "Gemma-2B",
    "Falcon-7B",
    "Mixtral-8x7B-v0.1",
    "Mixtral-8x22B-Instruct-v0.1",
    "FlexOlmo-7x7B",
    "DeepSeek-V3",
    "DeepSeek-V4-Pro",
    "Nemotron-3-Ultra-550B-A55B",
)

rule_errors = globals_of("reference/real/rule_errors.py")
rows = {row.name: row for row in rule_errors["rows"]}
rule_errors["show"]([rows[name] for name in NAMES])
