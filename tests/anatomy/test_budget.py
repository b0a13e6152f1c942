"""The engine stays small, general and without dependencies."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

from anatomy.families import FAMILIES

FOLDER = Path(__file__).parents[2] / "snippets" / "anatomy"
ENGINE = ("rules.py", "blocks.py", "reading.py", "counting.py", "storing.py", "serving.py")  # neither table nor command
MOST_LINES = 940  # "some 900" by the design, as the formatter spreads them
LONGEST_ENTRY = 23


def docstrings(tree: ast.Module) -> list[ast.Constant]:
    return [
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    ]


def code_lines(path: Path) -> int:
    """Lines that hold code: no blank ones, no comments, no docstrings."""
    text = path.read_text()
    documentation = {
        line
        for node in docstrings(ast.parse(text))
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    return sum(
        1
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.strip().startswith("#") and number not in documentation
    )


def test_reading_counting_bytes_cache_and_work_stay_small() -> None:
    lines = {name: code_lines(FOLDER / name) for name in ENGINE}
    assert sum(lines.values()) <= MOST_LINES, lines
    others = {"__init__.py", "__main__.py", "families.py", "catalogue.py", "cli.py"}
    assert {path.name for path in FOLDER.glob("*.py")} == {*ENGINE, *others}, "a new file belongs to the budget or not"


def test_family_names_stay_in_the_table() -> None:
    """At most three family names in code outside the table: a family is data."""
    names = {part for name in FAMILIES for part in (name, re.sub("_text$", "", name))}
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-])")
    found = []
    for path in FOLDER.glob("*.py"):
        if path.name == "families.py":
            continue
        tree = ast.parse(path.read_text())
        prose = {id(node) for node in docstrings(tree)}
        prose |= {
            id(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and path.name == "cli.py" and ast.unparse(node.targets[0]) == "EXAMPLES"
        }  # what --help shows
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                found += [f"{path.name}:{node.lineno} {name}" for name in pattern.findall(node.value)]
            elif isinstance(node, (ast.Name, ast.FunctionDef)):
                found += pattern.findall(node.id if isinstance(node, ast.Name) else node.name)
    assert len(found) <= 3, found


def test_only_the_standard_library_is_imported() -> None:
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            modules = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom) and not node.level
                else []
            )
            for module in modules:
                root = module.partition(".")[0]
                assert root in sys.stdlib_module_names or root == "anatomy", f"{path.name} imports {module}"


def test_an_entry_of_the_table_is_short() -> None:
    tree = ast.parse((FOLDER / "families.py").read_text())
    table = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "FAMILIES"
    )
    assert isinstance(table, ast.Dict)
    sizes = {
        key.value: (value.end_lineno or 0) - value.lineno + 1
        for key, value in zip(table.keys, table.values, strict=True)
        if isinstance(key, ast.Constant)
    }
    assert max(sizes.values()) <= LONGEST_ENTRY, sizes
    assert sum(size <= 15 for size in sizes.values()) >= 0.9 * len(sizes), sizes
