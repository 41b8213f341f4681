"""Everything a regimen says: warnings, figures, steps, rules, teaching, where sources disagree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import Statement
from il2nurse.domain.values.quantity import show_grouped
from il2nurse.readable.course.named import (
    figure_in_words,
    names_in_words,
    with_unit,
)
from il2nurse.readable.course.regimen_course import (
    additive_rows,
    diary_rows,
    dose_level_rows,
    drug_answer_rows,
    longer_interval_rows,
    research_rows,
    step_down_rows,
)
from il2nurse.readable.course.regimen_questions import question_rows, waivable_rows
from il2nurse.readable.course.regimen_rest import rest_of
from il2nurse.readable.course.regimen_rules import rule_rows
from il2nurse.readable.course.regimen_watch import (
    labs_due_rows,
    not_given_rows,
    stop_reason_rows,
    vital_sign_rows,
    weight_mark_rows,
)
from il2nurse.readable.course.teaching import SHOWS_IT
from il2nurse.readable.course.warnings import INTERACTIONS, warning_groups
from il2nurse.readable.words import LEVEL_WORDS, RESULT_WORDS, band_in_words, source_in_words

SAID: Final = ("Level", "What it says", "Source")
TOLD: Final = ("What it says", "Source")
REST: Final = ("Of", "What the file says", "Source")


@dataclass(frozen=True, slots=True)
class RegimenTable:
    """One part of a regimen: its heading, its columns, and a text for each cell."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def regimen_tables(regimen: Regimen) -> tuple[RegimenTable, ...]:
    """Everything that the file says with its source, part by part; no part without a row.

    What no part of its own tells comes last, key by key: nothing of the file is left out.
    """
    tables = (*_of_the_order(regimen), *_of_a_dose(regimen), *_around_the_doses(regimen))
    rest = (RegimenTable(title, REST, rows) for title, rows in rest_of(regimen))
    return tuple(table for table in (*tables, *rest) if table.rows)


def _of_the_order(regimen: Regimen) -> tuple[RegimenTable, ...]:
    """What is read and decided before a course: warnings, drugs, levels, figures."""
    return (
        *(
            RegimenTable(group.heading, TOLD, _rows_of(group.statements))
            for group in warning_groups(regimen)
            if group.heading != INTERACTIONS
        ),
        RegimenTable(INTERACTIONS, SAID, tuple(_interactions(regimen.interactions))),
        RegimenTable(
            "What is answered of a drug that interacts",
            ("Answer", "Where it is", "What is written", "Source"),
            tuple(drug_answer_rows(regimen)),
        ),
        RegimenTable("Research: what the prescriber attests", TOLD, tuple(research_rows(regimen))),
        RegimenTable(
            "Dose levels", ("Level", "Dose", "Source", "Note"), tuple(dose_level_rows(regimen))
        ),
        RegimenTable("Step down between courses", TOLD, tuple(step_down_rows(regimen))),
        RegimenTable("Into the bag before the drug", TOLD, tuple(additive_rows(regimen))),
        RegimenTable("Figures", ("Figure", "Value", "Source", "Note"), tuple(_figures(regimen))),
    )


def _of_a_dose(regimen: Regimen) -> tuple[RegimenTable, ...]:
    """What is asked and judged: questions, steps, rules, criteria, calls, reasons."""
    return (
        RegimenTable(
            "Questions", ("Question", "Answer", "Good for", "Source"), tuple(question_rows(regimen))
        ),
        RegimenTable("Tests that a prescriber may waive", TOLD, tuple(waivable_rows(regimen))),
        RegimenTable("Steps", ("Step", "What is said", "Why", "Source"), tuple(_steps(regimen))),
        RegimenTable(
            "Rules of the order and of the steps",
            ("Where", "When", "Then", "Source"),
            tuple(rule_rows(regimen)),
        ),
        RegimenTable(
            "Hold and stop criteria",
            ("Criterion", "When", "Then", "Source"),
            tuple(_limits(regimen)),
        ),
        RegimenTable(
            "Calls to the prescriber", ("Value", "When", "Then", "Source"), tuple(_calls(regimen))
        ),
        RegimenTable(
            "Blood tests", ("What", "Tests", "How often", "Source"), tuple(labs_due_rows(regimen))
        ),
        RegimenTable(
            "Vital signs", ("When", "How often", "Then", "Source"), tuple(vital_sign_rows(regimen))
        ),
        RegimenTable(
            "Gain in weight", ("From", "Then", "Source"), tuple(weight_mark_rows(regimen))
        ),
        RegimenTable(
            "Reasons to stop an infusion",
            ("Reason", "Then", "Source"),
            tuple(stop_reason_rows(regimen)),
        ),
        RegimenTable(
            "Reasons why a dose is not given",
            ("Reason", "In short", "The dose is called", "Toward the stop of the cycle"),
            tuple(not_given_rows(regimen)),
        ),
    )


def _around_the_doses(regimen: Regimen) -> tuple[RegimenTable, ...]:
    """What stands beside the doses: emergency, storage, teaching, the next course, sources."""
    return (
        RegimenTable("In an emergency", TOLD, _rows_of(regimen.emergency)),
        RegimenTable("Storage", TOLD, _rows_of(regimen.storage)),
        RegimenTable("On every label", TOLD, _rows_of(regimen.on_label)),
        RegimenTable("Teaching", TOLD, tuple(_teaching(regimen))),
        RegimenTable("The patient’s diary", TOLD, tuple(diary_rows(regimen))),
        RegimenTable(
            "Longer intervals between courses", TOLD, tuple(longer_interval_rows(regimen))
        ),
        RegimenTable(
            "Responses to a course",
            ("Response", "Another course", "Source"),
            tuple(_responses(regimen)),
        ),
        RegimenTable(
            "Where sources disagree",
            ("The reading taken", "It decides", "The other reading", "Source"),
            tuple(_settled(regimen)),
        ),
    )


def _interactions(statements: Iterable[Statement]) -> Iterator[tuple[str, ...]]:
    for each in statements:
        yield LEVEL_WORDS[each.level or "info"].word, each.text, _source(each)


def _rows_of(statements: Iterable[Statement]) -> tuple[tuple[str, ...], ...]:
    return tuple((each.sentence, _source(each)) for each in statements)


def _teaching(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    for each in regimen.teaching:
        shows = f" {SHOWS_IT}" if each.shown else ""
        yield f"{each.sentence}{shows}", _source(each)


def _source(each: Statement) -> str:
    return source_in_words(each.source, each.confidence)


def _figures(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    for figure in regimen.figures.values():
        value = f"{show_grouped(figure.value)} {figure.unit}".strip()
        source = source_in_words(figure.source, figure.confidence)
        yield figure_in_words(figure.id), value, source, figure.note or ""


def _steps(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    for step in regimen.steps:
        stop = f" Stop at once: {step.stop_at_once}" if step.stop_at_once else ""
        why = f"{step.why}{stop}"
        yield step.title, step.say, why, source_in_words(step.source, step.confidence)
        if other := step.after_stop:
            source = source_in_words(other.source, other.confidence)
            yield f"{other.title} (after a stop)", other.say, other.why, source


def _limits(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    for criterion in regimen.criteria:
        field = regimen.fields.get(criterion.field or "")
        for limit in criterion.limits:
            then = f"{RESULT_WORDS[limit.result].word}: {limit.say}"
            when = with_unit(band_in_words(limit.when, field), field)
            yield criterion.title, when, then, source_in_words(limit.source, limit.confidence)
            for each, word in ((limit.recount, "Count again"), (limit.resume, "The next dose")):
                if each:
                    source = source_in_words(each.source, each.confidence)
                    yield criterion.title, f"after {when}", f"{word}: {each.say}", source


def _calls(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    for limit in regimen.calls.limits:
        field = regimen.fields.get(limit.field or "")
        when = f"{band_in_words(limit.when, field)} {limit.unit}".strip()
        yield limit.title, when, limit.say, source_in_words(limit.source, limit.confidence)


def _responses(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    for each in regimen.responses:
        another = "possible" if each.shrank else "not given"
        yield each.label, another, source_in_words(each.source or "", each.confidence)


def _settled(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    named = names_in_words(regimen)
    for each in regimen.settled:
        decides = "; ".join(dict.fromkeys(named[name] for name in each.names))
        yield each.text, decides, each.alternative or "", _source(each)
