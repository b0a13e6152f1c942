"""A lab's functions without its experiment, so that a test can try them on other seeds and smaller sizes."""

import ast
from pathlib import Path
from typing import Any

from tests.sites import ROOT
from tools.labs import Lab

KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


def functions(name: str, **sizes: Any) -> dict[str, Any]:
    """Imports, functions, classes and constants in capitals of docs/labs/`name`.py; `sizes` replace constants."""
    lab = Lab(ROOT, Path("labs", f"{name}.py"))
    tree = ast.parse(lab.file.read_text("utf-8"))
    tree.body = [node for node in tree.body if isinstance(node, KEPT) or _constant(node)]
    names = {target.id for node in tree.body if _constant(node) for target in node.targets}
    assert set(sizes) <= names, f"{name} has no constant {set(sizes) - names}"
    for node in tree.body:
        if _constant(node) and node.targets[0].id in sizes:
            node.value = ast.Name("__replaced__" + node.targets[0].id, ast.Load())
    scope: dict[str, Any] = {"__name__": name, **{f"__replaced__{key}": value for key, value in sizes.items()}}
    exec(compile(ast.fix_missing_locations(tree), str(lab.file), "exec"), scope)
    return scope


def _constant(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and all(isinstance(t, ast.Name) and t.id.isupper() for t in node.targets)
