"""Whoever is refused is told what was kept of it, or that nothing was, in the same sentence."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

HOME: Final = Path(__file__).parents[2] / "il2nurse"
REFUSALS: Final = frozenset(
    {"NotAllowed", "NotSaved", "NotWritten", "BrokenRegister", "KeyMissing", "BadTable"}
)
KEPT: Final = re.compile(
    r"\b[Nn]othing was\b|\bNothing can be\b|\bNo (dose|paper|copy|new one|register|result)\b"
    r"|\b(was|were) not (begun|recorded|resumed|looked at|saved|kept|changed|written)\b"
    r"|\bis as it was\b|\bis on record as entry\b|\bno (\w+ )+was\b"
    r"|\bwas left as it is\b|\bnot saved\b|\bmore can be recorded\b|\bis nothing to print\b"
    r"|\bregister is whole\b|\bNot known\b"
    r"|\bnot known whether\b|\bonly this attempt\b|\bis complete\b",
    re.IGNORECASE,
)
# What is put in at the end says it, or the sentence is made elsewhere: by place and line of code.
ELSEWHERE: Final[Mapping[str, str]] = {
    "domain/rules/course/before_next.py": "it ends with what was left undone",
    "domain/rules/course/paused.py": "it ends with what was left undone",
    "domain/rules/course/slots.py": "each ends with what was left undone, given by who asks",
    "domain/rules/course/standing.py": "it ends with what was left undone",
    "domain/rules/course/unverified.py": "it ends with what was left undone",
    "workflow/course/another.py": "it ends with what was left undone",
    "workflow/course/orderable.py": "what stands against the order says what was not ordered",
    "workflow/course/resolved.py": "it ends with what was left undone",
    "workflow/dose/administration.py": "the sentence for the second station says it",
    "workflow/one_act.py": "it ends with whom to ask, behind what was not recorded",
    "workflow/dose/refusing.py": "the findings of the step, each with what is to be done",
    "workflow/dose/bag/hanging.py": "the reasons against a bag, each with what is to be done",
    "workflow/dose/bag/taking.py": "the reasons against a bag, each with what is to be done",
    "workflow/pharmacy/beginning.py": "the reasons against a dose, and that nothing was recorded",
    "workflow/pharmacy/refusing.py": "the findings of the step, each with what is to be done",
    "workflow/dose/confirming.py": "what a witness is asked to sign: nothing was refused yet",
    "workflow/people/access.py": "a name that is too long: its own sentence says it",
    "workflow/people/sign_in.py": "a wrong PIN: nothing was typed but that",
    "workflow/patient/reports.py": "it ends with what was left undone, given by who asks",
    "workflow/patient/data.py": "its own function ends with it",
    "workflow/labs/importing.py": "its own function ends with it",
    "app/laboratory.py": "what the file is refused for, line by line",
    "app/restore/deciding_pins.py": "a wrong PIN: nothing was typed but that",
    "app/restore/trying_out.py": "what opening the copy was refused for says it",
    "app/stage.py": "its own sentence says what was left",
    "cli/opening.py": "its own sentence, and the one about the station's memory, say it",
    "storage/register.py": "the sentence about a network drive says it",
    "storage/sqlite/opening.py": "the sentence about a network drive says it",
    "cli/printing.py": "what the paper's own refusal says",
}


def told(node: ast.expr | None, named: Mapping[str, ast.expr]) -> str:
    """The text of an expression, as far as it stands in the code."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr():
            return "".join(told(part, named) or "{}" for part in node.values)
        case ast.FormattedValue():
            return told(node.value, named)
        case ast.BinOp() | ast.Tuple() | ast.IfExp() | ast.Starred() | ast.BoolOp():
            return " ".join(
                told(part, named)
                for part in ast.iter_child_nodes(node)
                if isinstance(part, ast.expr)
            )
        case ast.Name():
            return told(named.get(node.id), {}) if node.id in named else ""
        case ast.Call(func=ast.Attribute(value=of), args=args):
            return " ".join(told(part, named) for part in (of, *args))
        case _:
            return ""


def refusals(source: str) -> Iterator[tuple[int, str]]:
    """Every refusal that a module raises: its line, and what it says as far as that is known."""
    tree = ast.parse(source)
    named = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name), args=[said, *_])):
                if name in REFUSALS:
                    yield node.lineno, told(said, named)
            case _:
                pass


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("This dose is held already.", False),
        ("This dose is held already. Nothing was recorded.", True),
        ("Nobody may do this. Ask someone else.", False),
    ],
)
def test_a_refusal_without_what_was_kept_is_found(said: str, *, right: bool) -> None:
    ((_, found),) = refusals(f'raise NotAllowed("{said}")')
    assert bool(KEPT.search(found)) is right


def test_every_refusal_says_what_was_kept() -> None:
    silent, counted, excused = [], 0, set()
    for path in sorted(HOME.rglob("*.py")):
        place = path.relative_to(HOME).as_posix()
        for line, said in refusals(path.read_text(encoding="utf-8")):
            counted += 1
            if KEPT.search(said):
                continue
            if place in ELSEWHERE:
                excused.add(place)
            else:
                silent.append(f"{place}:{line}: {said}")
    assert counted > 200
    assert not silent, "\n".join(silent)
    assert excused == set(ELSEWHERE)
