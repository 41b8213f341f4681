"""A regimen in short: what, how often, what stops it; and the whole of it as a text to be read."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Final

from il2nurse.domain.regimen.calls import CallLimit
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.domain.regimen.timetable import InWeeks
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.domain.values.text import (
    Emphasis,
    Line,
    Span,
    length_in_words,
    line,
    text_of,
    written_length,
)
from il2nurse.readable.course.named import with_unit
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.readable.doses import doses_in_words
from il2nurse.readable.signs import SIGNS
from il2nurse.readable.words import NO_VALUE, RESULT_WORDS, band_in_words

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)
SUGGESTED: Final = "proposal"
# What keeps a dose back, the gravest first.
GRAVE: Final = (Result.STOP, Result.ABSOLUTE, Result.HOLD)
COUNTING: Final = frozenset({"relative_count", "slots_used"})
Row = tuple[str, Line]


def in_short(regimen: Regimen) -> tuple[Row, ...]:
    """Name and value of each row; no row where the regimen has nothing of it."""
    rows = (
        ("Sources", _sources(regimen)),
        ("Drug", f"{regimen.drug} ({regimen.brand}), {_how(regimen)}"),
        ("Each dose", doses_in_words(regimen.preparation)),
        ("How often", _often(regimen)),
        ("Courses", _courses(regimen)),
        ("Prepared", _prepared(regimen)),
        (
            "Must never be waived",
            _listed(each.label for each in regimen.fields.values() if each.hard_gate),
        ),
        ("Vital signs", _signs(regimen)),
        ("Blood tests", _blood(regimen)),
    )
    limits = (
        *((RESULT_WORDS[each].word, _criteria(regimen, each)) for each in GRAVE),
        (RESULT_WORDS[Result.RELATIVE].word, _relative(regimen)),
        ("Call the prescriber", _calls(regimen)),
    )
    told = ((name, line(f"{says[:1].upper()}{says[1:]}")) for name, says in rows if says)
    return (*told, *((name, each) for name, each in limits if each))


def regimen_in_words(regimen: Regimen) -> str:
    """What the file says: in short, then every part with its sources in brackets."""
    lines = [f"{regimen.title}, version {regimen.version}", "", regimen.first_notice, ""]
    lines += (f"{name}: {text_of(says)}" for name, says in in_short(regimen))
    for part in regimen_tables(regimen):
        lines += ["", part.title.upper()]
        for row in part.rows:
            cells = dict(zip(part.headings, row, strict=True))
            source = cells.pop("Source", "").removeprefix(NO_VALUE)
            first, *rest = (cell for cell in cells.values() if cell and cell != NO_VALUE)
            said = f"{first}: {' · '.join(rest)}" if rest else first
            lines.append(f"•  {said}" + (f"  [{source}]" if source else ""))
    return "\n".join(lines)


def _listed(names: Iterable[str]) -> str:
    return " · ".join(dict.fromkeys(names))


def _how(regimen: Regimen) -> str:
    over = f" over {length_in_words(regimen.infusion)}" if regimen.infusion else ""
    return f"{regimen.route}{over}"


def _often(regimen: Regimen) -> str:
    table = regimen.timetable
    cycle = f"at most {table.doses_per_cycle} in a cycle, {table.doses_per_course} in a course"
    last = f"not after {written_length(table.window)} past its time"
    apart = f"none begins within {written_length(table.earliest_after_start)} of the last one"
    most = table.held_doses_stop_cycle
    held = f"; {most} doses held stop the cycle" if most else ""
    return f"every {written_length(table.interval)}; {cycle}; {apart}, {last}{held}"


def _courses(regimen: Regimen) -> str:
    table = regimen.timetable
    if isinstance(table.courses, InWeeks):
        return f"the next one {table.courses.every // WEEK} weeks after the first dose of the last"
    rest, review = table.rest // DAY, table.response_review // WEEK
    return (
        f"{table.cycles_per_course} cycles with {rest} days of rest between; response reviewed "
        f"after {review} weeks; the next one {table.next_course // WEEK} weeks after discharge"
    )


def _prepared(regimen: Regimen) -> str:
    product, dilution = regimen.preparation.product, regimen.preparation.dilution
    vial = in_words(product.international_units_per_vial)
    water = show(product.sterile_water_ml_per_vial)
    per_ml = in_words(product.international_units_per_ml)
    told = f"vials of {vial}, each with {water} mL sterile water: {per_ml} per mL"
    if dilution is None:
        return f"{told}; injected as it is"
    low, high = show(dilution.concentration_low), show(dilution.concentration_high)
    return f"{told}; into {dilution.diluent}, {low} to {high} mg/mL"


def _hard_gates(regimen: Regimen) -> str:
    return _listed(each.label for each in regimen.fields.values() if each.hard_gate)


def _criteria(regimen: Regimen, result: Result) -> Line:
    """Each criterion with the values of this result, in the order of the file."""
    found = list[tuple[str, str]]()
    for criterion in filter(partial(_is_measured, regimen), regimen.criteria):
        field = regimen.fields.get(criterion.field or "")
        unit = "" if field else f" {criterion.unit}"
        bands = [
            f"{with_unit(band_in_words(each.when, field), field)}{unit}"
            for each in criterion.limits
            if each.result is result
        ]
        if bands:
            found.append((criterion.title, " or ".join(dict.fromkeys(bands))))
    return _named(found)


def _named(found: Iterable[tuple[str, str]]) -> Line:
    """Names with what is said of each; what is so called itself is said once."""
    spans: list[Span] = []
    for name, says in found:
        between = " · " if spans else ""
        told = says if says.startswith(name) else f" {says}"
        spans += (
            *((Span(f"{between}{name}:", Emphasis.STRONG),) if told != says else (Span(between),)),
            Span(told),
        )
    return tuple(spans)


def _is_measured(regimen: Regimen, criterion: Criterion) -> bool:
    """Not one that counts doses, hours or other criteria: those stand in rows of their own."""
    if criterion.field is None:
        return criterion.function not in COUNTING
    return not regimen.fields[criterion.field].derived


def _relative(regimen: Regimen) -> Line:
    told, most = _criteria(regimen, Result.RELATIVE), regimen.relative_stop_count
    counted = f". {most} of them at once stop the cycle, fewer hold the dose"
    return (*told, Span(counted)) if told else ()


def _calls(regimen: Regimen) -> Line:
    return _named(
        (each.title, f"{_band(regimen, each)} {each.unit}".strip()) for each in regimen.calls.limits
    )


def _band(regimen: Regimen, limit: CallLimit) -> str:
    return band_in_words(limit.when, regimen.fields.get(limit.field or ""))


def _signs(regimen: Regimen) -> str | None:
    watch = regimen.monitoring
    times = [*watch.during, *watch.after]
    since = "start" if regimen.infusion else "injection"
    told = ", ".join(written_length(each) for each in times)
    return f"{told} after the {since}" if times else None


def _blood(regimen: Regimen) -> str:
    return _listed(
        f"{each.title}: every {written_length(each.every)}" for each in regimen.calls.labs_due
    )


def _sources(regimen: Regimen) -> str:
    """How many figures rest on no source, so that who approves looks there first."""
    figures = regimen.figures.values()
    suggested = sum(each.confidence == SUGGESTED for each in figures)
    sign = SIGNS[Emphasis.WARN] if suggested else ""
    return (
        f"{sign}{suggested} of {len(figures)} figures are suggested and rest on no source: "
        "look at these first. Each stands with its source below"
    )
