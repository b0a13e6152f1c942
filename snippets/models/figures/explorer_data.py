"""What the Explorer knows of each model: its layers, their tensors, and how cache and work grow with the context."""

import json

import anatomy
import facts
from anatomy import cli
from anatomy.blocks import BLOCKS
from figure import GROUPS, PATTERNS, globals_of

START = {
    "a": "DeepSeek-V3",
    "b": "",
    "format": "fp8",
    "device": "H100 SXM",
    "layer": 31,
}
POWERS = {"count": 3, "context": 13, "batch": 3}  # of two
MOST = 3 * 10**13  # parameters; with more, a browser's numbers are no longer exact
COLOURS = {  # groups of the engine → those of the figures; the order is that of a picture, top to bottom
    "embedding": "embedding", "lm_head": "embedding", "attention": "attention", "linear_attention": "linear",
    "mlp_dense": "dense", "shared_experts": "shared", "router": "router", "routed_experts": "routed",
    "position_embedding": "rest", "hyper_connections": "rest", "norms": "rest", "biases": "rest",
}  # fmt: skip
ORDER = list(COLOURS)
STORED = {
    "BF16": 2,
    "F16": 2,
    "F32": 4,
    "I64": 8,
    "I32": 4,
    "F8_E4M3": 1,
    "U8": 1,
    "U8 (FP4)": 0.5,
    "BOOL": 1,
}


def growth(block: anatomy.Block) -> tuple[list, list]:
    """Cache and mixing of a layer as terms [factor, ratio, cap], each factor × min(context // ratio, cap).

    Ratio 0 is a constant, cap 0 is none. The formulas of anatomy/blocks.py as numbers, checked against them each time.
    """
    v = type(
        "Values",
        (),
        {"__getattr__": lambda self, name: vars(block.values).get(name, 0)},
    )()
    functions, ratio = BLOCKS[block.name], v.ratio or 1
    window = min(filter(None, (v.window, v.index_top)), default=0)
    index = v.index_heads * v.index_dim
    value_dim = v.v_head_dim or v.head_dim
    if block.name in ("attention", "attention experts"):
        own = v.kv_heads * (v.head_dim + value_dim) if v.own_keys else 0
        cache = [[own, 1, v.window], [v.index_dim, 1, 0]]
        mixing = [[v.heads * (v.head_dim + value_dim), 1, window], [index, 1, 0]]
        if block.name == "attention experts":
            mixing = [[2 * v.kv_heads * v.top_k * v.head_dim, 1, 0]]
    elif block.name == "latent":
        cache = [[v.kv_rank + v.rope + (v.index_dim if v.index_heads else 0), 1, 0]]
        mixing = [
            [v.heads * (v.nope + v.rope + v.v_head_dim), 1, v.index_top],
            [index, 1, 0],
        ]
    elif block.name == "compressed":
        entries = bool(v.ratio)
        cache = [
            [v.head_dim, 1, v.window],
            [entries * (v.head_dim + v.index_dim), ratio, 0],
        ]
        pair = 2 * v.heads * v.head_dim
        mixing = [
            [pair, 1, v.window],
            [entries * pair, ratio, v.index_top],
            [entries * index, ratio, 0],
        ]
    elif functions.mixing:
        cache, mixing = (
            [[functions.cache(block.values, 1)[1], 0, 0]],
            [[functions.mixing(block.values, 1), 0, 0]],
        )
    else:
        return [], []
    cache, mixing = ([term for term in terms if term[0]] for terms in (cache, mixing))
    for context in (
        1,
        127,
        *(
            edge + step
            for edge in {v.window, v.index_top * ratio, 8192}
            for step in (0, 1)
        ),
        10**6,
    ):
        if context:
            for terms, found in ((cache, sum(functions.cache(block.values, context))),
                                 (mixing, functions.mixing(block.values, context))):  # fmt: skip
                if at(terms, context) != found:
                    raise AssertionError(
                        f"{block.name}: {terms} at {context} is not {found}"
                    )
    return cache, mixing


def at(terms: list, context: int) -> int:
    """The value of terms at a context."""
    seen = (
        (factor, context // ratio if ratio else 1, cap) for factor, ratio, cap in terms
    )
    return sum(factor * min(tokens, cap or tokens) for factor, tokens, cap in seen)


def row(tensor: anatomy.Tensor) -> tuple[tuple, list]:
    """A tensor as its form (name, group, marks), which models of a family share, and its numbers: [shape, how many].

    How many: names a layer, experts, top_k; nothing where they are 1, 0, 0.
    """
    marks = (
        tensor.is_bias
        + 2 * tensor.is_buffer
        + 4 * tensor.is_looked_up
        + 8 * tensor.is_matrix
    )
    form = tensor.name, ORDER.index(tensor.group), marks + 16 * (tensor.role == "conv")
    many = [tensor.copies, tensor.experts, tensor.top_k]
    return form, [list(tensor.shape)] if many == [1, 0, 0] else [
        list(tensor.shape),
        *many,
    ]


def runs(indices: tuple[int, ...]) -> list[list[int]]:
    """Numbers of layers as [first, how many]."""
    found: list[list[int]] = []
    for index in indices:
        if found and sum(found[-1]) == index:
            found[-1][1] += 1
        else:
            found.append([index, 1])
    return found


def record(arch: anatomy.Architecture, forms: dict[tuple, int]) -> dict:
    """A model as the page draws and counts it: what it adds up is the list of tensors. Adds to the `forms` it needs."""
    if anatomy.count(arch).total > MOST:
        raise anatomy.ConfigError(
            f"{anatomy.count(arch).total:,} parameters, and a page draws {MOST:,} at most; the command counts them"
        )
    listed: dict[tuple[int, ...], list] = {}
    for tensor in anatomy.tensors(arch):
        listed.setdefault(tensor.layers, []).append(row(tensor))

    def tensors(indices: tuple[int, ...]) -> list:
        """The number of their forms, and the numbers of each."""
        rows = listed.get(indices, [])
        return [
            forms.setdefault(tuple(form for form, _ in rows), len(forms)),
            [numbers for _, numbers in rows],
        ]

    layers = []
    for layer in arch.layers:
        cache, mixing = growth(layer.blocks[0])
        kinds = [block.name for block in layer.blocks if block.name != "frame"]
        layers.append(
            [runs(layer.indices), tensors(layer.indices), cache, mixing, kinds]
        )
    ends = arch.ends
    remarks = []
    if arch.nested:
        remarks.append(
            f"the language model of a multimodal config, from its {arch.nested}"
        )
    if arch.prediction_layers:
        remarks.append(
            f"not counted: {arch.prediction_layers} extra prediction layer(s) that the config announces"
        )
    if arch.assumed:
        remarks.append(
            "by the family's rule: "
            + ", ".join(f"{key} = {value}" for key, value in arch.assumed.items())
        )
    if arch.unread:
        remarks.append(f"not read: {', '.join(arch.unread)}")
    return {
        "family": arch.title,
        "n": ends.n_layers,
        "d": ends.d,
        "vocab": ends.vocab,
        "positions": ends.positions or 0,
        "tied": int(bool(ends.tied)),
        "outside": tensors(()),
        "layers": layers,
        "remarks": remarks,
    }


def own(text: bytes) -> str:
    """What the page makes of a config of somebody's own: a record with its forms, or the words of the command."""
    forms: dict[tuple, int] = {}
    try:
        found = record(anatomy.read(anatomy.parse(text)), forms)
    except anatomy.ConfigError as error:
        return json.dumps({"error": str(error)})
    return json.dumps(found | {"forms": list(forms)})


def shipped(model: anatomy.Model, forms: dict[tuple, int]) -> dict:
    parts = anatomy.stored(model.read(), model.checkpoint)
    types = list(dict.fromkeys(part.dtype for part in parts))
    published = [
        sum(STORED[part.dtype] * part.count for part in parts),
        ", ".join(types),
    ]
    found = record(model.read(), forms)
    del found["remarks"]
    return found | {
        "by": model.organisation,
        "when": model.released,
        "published": published,
    }


def main() -> None:
    devices = {
        thing.title: [
            thing["memory"].si,
            thing["bandwidth"].si,
            thing["bf16"].si if "bf16" in thing else 0,
        ]
        for thing in facts.load("devices").values()
    }
    formats = {  # bits, rows and columns that share a scale, eighths of a bit of a scale, groups
        name: [
            each.bits,
            each.block,
            int(8 * each.scale_bits),
            [ORDER.index(group) for group in each.groups],
        ]
        for name, each in anatomy.FORMATS.items()
    }
    head = {
        "groups": COLOURS, "words": GROUPS, "patterns": PATTERNS, "formats": formats, "devices": devices,
        "reserve": globals_of("efficiency/real/fit.py")["RESERVE"], "largest": cli.LARGEST_FILE, **START, **POWERS,
    }  # fmt: skip
    dense = {"separators": (",", ":"), "ensure_ascii": False}
    forms: dict[tuple, int] = {}
    models = [
        f"{json.dumps(model.name)}:{json.dumps(shipped(model, forms), **dense)}"
        for model in anatomy.models()
    ]
    rows = [json.dumps(form, **dense) for form in forms]
    print(
        json.dumps(head, **dense).removesuffix("}")
        + ',"forms":[\n'
        + ",\n".join(rows)
        + '\n],"models":{'
    )
    print(",\n".join(models) + "\n}}")


if __name__ == "__main__":
    main()
