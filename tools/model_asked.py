"""What people ask about some famous models: the number that puzzles them, and the sum that leads to it.

An answer's braces are filled by `values`, numbers of the engine; a test computes each figure of a question from them.
"""

from __future__ import annotations

import anatomy

MOE = "[Total and active](../moe/total-and-active.md)"
EIGHT_TIMES = (
    "Only the feed-forward part is there {experts} times. Experts hold {routed:,}, {expert:,} each over all layers; "
    "everything else is there once, {once:,}: together {total:,}. The 7B is one expert with the rest, {one:,}."
)
WITHOUT = (
    "The maker leaves out the input embedding, of which a token reads one row: {active:,} − {table:,} = {without:,}."
)

ASKED: dict[str, tuple[str, str, str]] = {  # page: question, answer, page that explains it
    "grok-1": (
        "Why 314B?",
        "The announced figure fits the count without the embedding: {total:,} − {table:,} = {without_table:,}. Cut off "
        "after three digits, that is 314 billion.",
        MOE,
    ),
    "deepseek-v3": (
        "Why does the hub say 685B?",
        "It counts what the files store: beside the {total:,} parameters an extra prediction layer, its copies of "
        "embedding and head, scales and correction values, {over:,} numbers in all.",
        "[DeepSeek-V3 to the last digit](../moe/deepseek-v3.md)",
    ),
    "mixtral-8x7b-v0-1": ("Why not 56B?", EIGHT_TIMES, MOE),
    "flexolmo-7x7b": ("Why not 49B?", EIGHT_TIMES, MOE),
    "gpt-oss-20b": ("Why 3.6B active?", WITHOUT, MOE),
    "gpt-oss-120b": ("Why 5.1B active?", WITHOUT, MOE),
    "gemma-2b": (
        "Why not 2.0B?",
        "The name fits the count without its large table: {total:,} − {table:,} = {without_table:,}.",
        "[Embeddings](../weights/embeddings.md)",
    ),
    "llama-2-7b": (
        "Why does the hub say 2,048 more?",
        "The file stores a list of {per_layer:,} rotation frequencies for each of {layers} layers: {over:,} numbers, "
        "computed and not learned.",
        "[What is not a parameter](../parameters/not-a-parameter.md)",
    ),
    "falcon-7b": (
        "Why does the hub say 7.22B?",
        "The file stores the table of {table:,} a second time, as the head: {total:,} + {table:,} = {hub:,}. Here it "
        "is one table, used twice.",
        "[Embeddings](../weights/embeddings.md)",
    ),
    "gpt-2-small": (
        "Why 117M?",
        "Its makers first said so, and later that the figure was an error.",
        "[Count GPT-2](../parameters/count-gpt2.md)",
    ),
    "gpt-2-medium": (
        "Why 345M?",
        "Its makers first said so, and later that the figure was an error.",
        "[Count GPT-2](../parameters/count-gpt2.md)",
    ),
    "qwen3-30b-a3b": (
        "What does A3B mean?",
        "That a token uses about three billion: {active:,} with the input embedding, {without:,} without it.",
        MOE,
    ),
}


def values(model: anatomy.Model) -> dict[str, int]:
    """Numbers of a model that answers speak of."""
    arch = model.read()
    counts = anatomy.count(arch)
    table, routed = counts.groups["embedding"], counts.groups.get("routed_experts", 0)
    experts = max(vars(block.values).get("experts", 0) for layer in arch.layers for block in layer.blocks) or 1
    hub = model.published.get("total", counts.total)
    return {
        "total": counts.total, "active": counts.active, "without": counts.active_excl_input_embedding,
        "table": table, "without_table": counts.total - table, "hub": hub, "over": hub - counts.total,
        "experts": experts, "routed": routed, "expert": routed // experts, "once": counts.total - routed,
        "one": counts.total - routed + routed // experts,
        "layers": arch.ends.n_layers, "per_layer": (hub - counts.total) // arch.ends.n_layers,
    }  # fmt: skip


def asked(model: anatomy.Model, page: str) -> str:
    """The question and its answer as a section; nothing for most models."""
    if page not in ASKED:
        return ""
    question, answer, where = ASKED[page]
    return f"\n## {question}\n\n{answer.format(**values(model))} {where}\n"
