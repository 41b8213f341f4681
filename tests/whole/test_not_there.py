"""What is not there is ``None``: an empty text as a default stands only where it is a text."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.whole.empty_texts import REAL_CONSTANTS, REAL_RETURNS, REAL_TEXTS

HOME: Final = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def program() -> Mapping[str, ast.Module]:
    """Every module of the program, read once."""
    home = HOME / "il2nurse"
    return {
        path.relative_to(home).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in home.rglob("*.py")
    }


def is_empty(node: ast.expr | None) -> bool:
    """True of an empty text as it is written in a program."""
    return isinstance(node, ast.Constant) and node.value == ""


def empty_defaults(tree: ast.AST) -> Iterator[str]:
    """Every field and parameter whose default is an empty text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and is_empty(field.value):
                    yield f"{node.name}.{ast.unparse(field.target)}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            named = [*node.args.posonlyargs, *node.args.args]
            given = node.args.defaults
            pairs = [
                *zip(named[len(named) - len(given) :], given, strict=True),
                *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True),
            ]
            yield from (f"{node.name}.{name.arg}" for name, default in pairs if is_empty(default))


def test_every_place_of_an_empty_default_is_found() -> None:
    tree = ast.parse('class A:\n    b: str = ""\n    c: str | None = None\n')
    assert list(empty_defaults(tree)) == ["A.b"]
    tree = ast.parse('def f(a: str, b: str = "", *, c: int, d: str = "") -> None: ...\n')
    assert list(empty_defaults(tree)) == ["f.b", "f.d"]


def test_an_empty_default_is_a_real_text(program: Mapping[str, ast.Module]) -> None:
    found = {f"{path} {name}" for path, tree in program.items() for name in empty_defaults(tree)}
    assert found == set(REAL_TEXTS)


def empty_constants(tree: ast.Module) -> Iterator[str]:
    """Every constant of a module that is an empty text, or is made with one."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            made = node.value.args if isinstance(node.value, ast.Call) else [node.value]
            if any(map(is_empty, made)):
                yield ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


def test_every_empty_constant_is_found() -> None:
    tree = ast.parse('A = ""\nB: Final = made("", 1)\nC = made("a")\nD: str\n')
    assert list(empty_constants(tree)) == ["A", "B"]


def test_an_empty_constant_is_a_real_text(program: Mapping[str, ast.Module]) -> None:
    found = {f"{path} {name}" for path, tree in program.items() for name in empty_constants(tree)}
    assert found == set(REAL_CONSTANTS)


def returned(function: ast.AST) -> Iterator[ast.expr]:
    """Every value that a function itself gives back, each side of a choice and of a pair."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(node, ast.Return) and node.value is not None:
            yield from sides(node.value)
        yield from returned(node)


def sides(value: ast.expr) -> Iterator[ast.expr]:
    """The values that this one may turn out to be."""
    match value:
        case ast.IfExp():
            yield from (*sides(value.body), *sides(value.orelse))
        case ast.BoolOp():
            yield from sides(value.values[-1])
        case ast.Tuple():
            yield from (each for part in value.elts for each in sides(part))
        case _:
            yield value


def empty_returns(tree: ast.AST) -> Iterator[str]:
    """Every function that gives an empty text back."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(is_empty, returned(node))):
            yield node.name


def test_every_empty_text_that_is_given_back_is_found() -> None:
    tree = ast.parse(
        'def a(x):\n    return x or ""\ndef b(x):\n    return "" if x else 1\n'
        'def c():\n    if 1:\n        return 1, ""\ndef d():\n    def e():\n        return ""\n'
        "    return None\n"
    )
    assert list(empty_returns(tree)) == ["a", "b", "c", "e"]


def test_an_empty_text_that_is_given_back_is_a_real_text(program: Mapping[str, ast.Module]) -> None:
    found = {f"{path} {name}" for path, tree in program.items() for name in empty_returns(tree)}
    assert found == set(REAL_RETURNS)
