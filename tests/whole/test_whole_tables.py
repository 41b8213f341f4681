"""Every table that is keyed by the words of a list has all of them, or says here why not."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from enum import Enum
from types import ModuleType

import il2nurse

NOT_EVERY_WORD: Mapping[str, str] = {
    "cli.subjects.SUBJECTS": "the others are named by what else is typed",
    "domain.record.course.course_replay.CHANGES": "the entries of a course's stream alone",
    "domain.record.course.cycle_replay.CYCLE_CHANGES": "the entries that change one cycle",
    "domain.record.course.order_replay.ORDER_CHANGES": "the entries that change an order",
    "domain.record.pharmacy.bag_replay.ACTS": "the entries of what is done to a bag alone",
    "domain.record.pharmacy.bag_replay.STANDS": "the others leave a bag where it stands",
    "domain.rules.bags.fitting._BY_STATE": "in the others a bag may be hung, or received first",
    "domain.record.dose.reaction.CHANGES": "the entries that change a reaction alone",
    "domain.record.dose.infusion_facts.TIMED_FACTS": "the entries of an infusion alone",
    "domain.regimen.rules.VERDICTS": "the other results leave the dose as it is",
    "readable.downtime.form_boxes.LETTERS": "the other results forbid nothing on a form",
    "readable.downtime.form_steps.ACTS": "the others are answered on the form as they stand",
    "readable.flowsheet.cells.MARKS": "a clear value has no letter, and no cell is refused",
    "readable.flowsheet.lab_sheets.FLAGS": "a usual value has no arrow",
    "readable.signs.SIGNS": "what is not coloured has no sign",
    "readable.flowsheet.lab_sheets.TRENDS": "a steady value has no arrow",
    "readable.flowsheet.periods.LENGTHS": "a cycle is as long as it is",
    "readable.pharmacy.made_line.GONE": "in the others the bag is still there",
    "readable.words.ASKS": "the other results ask for nothing",
    "readable.words.HIGH_ENDS": "the others are no upper end",
    "readable.assessment.kinds.KINDS": "the others do not speak against a dose",
    "readable.words.LOW_ENDS": "the others are no lower end",
    "readable.words.OP_WORDS": "the others compare numbers, which have signs",
    "regimens.conditions.OPERATORS": "of the other kinds no limit is written",
    "regimens.pages.labs._SIGNS": "a grade compares numbers alone",
    "ui.editors.factory.DATED": "the other kinds stand in PLAIN",
    "ui.editors.factory.PLAIN": "the other kinds stand in DATED",
    "ui.flowsheet.table.CHIPS": "the others are told by the colour of the text",
    "ui.labs.rows.EFFECTS": "no effect needs no word",
    "ui.pharmacy.next_of_bag.ACTS": "a state in which nothing is done to a bag names no act",
    "ui.pharmacy.next_of_bag.NEXT": "in the others nothing is done next in pharmacy",
    "ui.page.ward_marks.COUNTED": "the others are no news at the head of the ward page",
    "workflow.deciding.PLACED": "the others name no place in their stream",
    "readable.painter.CORNERS": "a dot has none",
}


def assigned(module: ModuleType) -> Iterator[str]:
    """The names that a module makes itself, without those that it imports."""
    for line in ast.parse(inspect.getsource(module)).body:
        targets: list[ast.expr] = line.targets if isinstance(line, ast.Assign) else []
        if isinstance(line, ast.AnnAssign):
            targets = [line.target]
        yield from (each.id for each in targets if isinstance(each, ast.Name))


def tables() -> Iterator[tuple[str, Mapping[Enum, object]]]:
    """The tables of the program whose keys are words of one list of its own."""
    for found in pkgutil.walk_packages(il2nurse.__path__, "il2nurse."):
        if found.name.endswith("__main__") or ".migrations." in found.name:
            continue
        module = importlib.import_module(found.name)
        for name in assigned(module):
            value = getattr(module, name, None)
            if isinstance(value, Mapping) and keyed_by_a_list(value):
                yield f"{found.name.removeprefix('il2nurse.')}.{name}", value


def keyed_by_a_list(table: Mapping[object, object]) -> bool:
    """True where all keys are words of one list of the program's own."""
    kinds = {type(key) for key in table}
    kind = kinds.pop() if len(kinds) == 1 else object
    return issubclass(kind, Enum) and kind.__module__.startswith("il2nurse.")


def test_a_table_has_every_word_of_its_list() -> None:
    missing = {name for name, table in tables() if set(table) != set(type(next(iter(table))))}
    assert missing == set(NOT_EVERY_WORD)


def test_every_kind_of_answer_has_one_editor() -> None:
    found = dict(tables())
    plain, dated = found["ui.editors.factory.PLAIN"], found["ui.editors.factory.DATED"]
    assert not set(plain) & set(dated)
    assert {*plain, *dated} == set(found["domain.regimen.typed_answers.READERS"])
