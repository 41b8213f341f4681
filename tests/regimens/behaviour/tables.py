"""The tables of this folder: how they are read, and what of them a regimen does otherwise."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from il2nurse.domain.regimen.calls import CallLimit
from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.regimen.inputs import Input, why_unusable
from il2nurse.domain.regimen.reactions import DEATH
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.assessment.assessment import Assessed, assess
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT
from il2nurse.domain.rules.chart.unusual import Known, find_unusual
from il2nurse.domain.rules.labs.calls import meets
from tests.domain.made import START
from tests.normal import NORMAL
from tests.regimens.behaviour.settings import in_settings, span
from tests.suitable import suitable

HERE = Path(__file__).parent
FRESH = timedelta(minutes=5)
SECOND = timedelta(seconds=1)
TODAY = date(2026, 3, 2)
NONE = "-"


def rows(name: str) -> list[str]:
    """The lines of one table, without remarks."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def cells(row: str) -> list[str]:
    """The columns of a row."""
    return [cell.strip() for cell in row.split("|")]


def changed(text: str) -> dict[str, str]:
    """What a row charts: "systolic_mmhg = 89, ..."."""
    return {name.strip(): value.strip() for name, value in (p.split("=") for p in text.split(", "))}


def judged(regimen: Regimen, text: str) -> tuple[Assessed, ...]:
    """Every criterion of a patient who may have the dose, but for what the row charts."""
    inputs = {name: Input(value, FRESH) for name, value in {**NORMAL, **changed(text)}.items()}
    found = assess(regimen, inputs).criteria
    return tuple(each for each in found if each.criterion != RELATIVE_COUNT)


def in_criteria(regimen: Regimen, row: str) -> str:
    """What the criteria say otherwise than the row; an empty text where they agree."""
    text, results, phrase = [*cells(row), ""][:3]
    found = [each for each in judged(regimen, text) if each.result is not Result.CLEAR]
    found.sort(key=lambda each: (-each.result.severity, each.result.value))
    came = " + ".join(each.result.value for each in found) or Result.CLEAR.value
    if came != results:
        return f"{row}: came as {came}"
    if not any(phrase in each.say for each in found) and phrase:
        return f"{row}: says {' '.join(each.say for each in found)}"
    return ""


def in_steps(regimen: Regimen, row: str) -> str:
    """What a step says otherwise than the row, where the order was answered as usual."""
    place, result = cells(row)
    step, asked = place.split(" · ")
    ((name, value),) = changed(asked).items()
    if name.endswith("_date"):
        value = (TODAY + timedelta(days=int(value))).isoformat()
    rules = [each for each in regimen.step(step).rules if each.when.field == name]
    ordered = suitable(regimen) or {}
    of_order = [each for each in rules if each.is_of_order(ordered, TODAY)]
    met = [rule.result for rule in of_order if rule.when.holds(value, TODAY)]
    came = max(met, key=lambda each: each.severity, default=Result.CLEAR)
    return "" if came.value == result else f"{row}: came as {came.value}"


def in_questions(regimen: Regimen, row: str) -> str:
    """What can be typed otherwise than the row, or serves for another time."""
    name, lowest, highest, places, unusual, oldest, on_file = cells(row)
    field = regimen.field(name)
    wrong = [
        *_bounds(field, lowest, highest, places),
        *_unusual(field, unusual),
        *_oldest(field, oldest),
    ]
    if field.on_file != _span(on_file):
        wrong.append(f"on file for {field.on_file}")
    return f"{row}: {', '.join(wrong)}" if wrong else ""


def in_figures(regimen: Regimen, row: str) -> str:
    """Which figure is another than the row's."""
    ((name, value),) = changed(row).items()
    found = regimen.figures[name].value
    return "" if found == Decimal(value) else f"{row}: is {found}"


def in_reactions(regimen: Regimen, row: str) -> str:
    """How a reaction is taken otherwise than the row."""
    name, threatens, grade = cells(row)
    term = next(each for each in regimen.reactions if each.id == name)
    ends = next((str(each) for each in range(1, DEATH) if term.closes(each)), NONE)
    came = ("yes" if term.life_threatening else "no", ends)
    return "" if came == (threatens, grade) else f"{row}: came as {came}"


def in_calls(regimen: Regimen, row: str) -> str:
    """Where a value asks for a call otherwise than the row."""
    text, said = cells(row)
    place, value = text.split(" = ")
    name, unit = place.split(" · ")
    found = calls_of(regimen, name)
    if wrong := [each.unit for each in found if each.unit not in ("", unit)]:
        return f"{row}: is judged in {', '.join(wrong)}"
    came = "call" if any(meets(each, value) for each in found) else "no call"
    return "" if came == said else f"{row}: came as {came}"


def calls_of(regimen: Regimen, name: str) -> list[CallLimit]:
    """The call limits of a field or of a laboratory test."""
    return [each for each in regimen.calls.limits if name in (each.field, each.test)]


TABLES: dict[str, Callable[[Regimen, str], str]] = {
    "criteria": in_criteria,
    "steps": in_steps,
    "questions": in_questions,
    "figures": in_figures,
    "reactions": in_reactions,
    "settings": in_settings,
    "calls": in_calls,
}


def faults(regimen: Regimen) -> Iterator[str]:
    """Every row of every table that the regimen does not keep."""
    for name, check in TABLES.items():
        for row in rows(name):
            if wrong := check(regimen, row):
                yield wrong


def _span(text: str) -> timedelta | None:
    return None if text == NONE else span(text)


def _bounds(field: Field, lowest: str, highest: str, places: str) -> Iterator[str]:
    if lowest == NONE:
        return
    finest = Decimal(1).scaleb(-int(places)) if places != NONE else Decimal("0.001")
    for bound, beyond in ((Decimal(lowest), -finest), (Decimal(highest), finest)):
        if not _takes(field, bound):
            yield f"{bound} is refused"
        if _takes(field, bound + beyond):
            yield f"{bound + beyond} is taken"
    inside = (Decimal(lowest) + Decimal(highest)) / 2
    if places == NONE or inside == Decimal(lowest):
        return
    if not _takes(field, inside.quantize(finest) + finest):
        yield f"{places} decimals are refused"
    if _takes(field, inside.quantize(finest) + finest / 10):
        yield f"more than {places} decimals are taken"


def _takes(field: Field, value: Decimal) -> bool:
    try:
        read_answer(field, f"{value:f}")
    except Slip:
        return False
    return True


def _unusual(field: Field, unusual: str) -> Iterator[str]:
    if unusual == NONE:
        if field.unusual_change is not None or field.unusual_percent is not None:
            yield "changes are asked about"
        return
    last = Decimal(100)
    change = Decimal(unusual.removesuffix(" %"))
    finest = Decimal(1).scaleb(-(field.places or 0))
    for off, asked in ((change, False), (change + finest, True)):
        for value in (last + off, last - off):
            found = find_unusual(
                (field,), {field.id: f"{value:f}"}, {field.id: Known(last, START)}, START
            )
            if bool(found) is not asked:
                yield f"{value} after {last} is {'' if found else 'not '}asked about"


def _oldest(field: Field, oldest: str) -> Iterator[str]:
    age = _span(oldest)
    if age is None:
        if field.oldest is not None:
            yield f"serves for {field.oldest}"
        return
    value = field.words()[0] if field.choices else "1"
    if why_unusable(field, Input(value, age)):
        yield f"is refused at {oldest}"
    if not why_unusable(field, Input(value, age + SECOND)):
        yield f"is taken after {oldest}"
