"""What the neurological page shows: how the newest check stands, and the rows of its tables."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from il2nurse.domain.record.chart.handwriting import Handwriting
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.vocabulary import ALERTNESS, MENTAL_STATUS, OBJECTS, ORIENTATION
from il2nurse.domain.rules.assessment.when_charted import results_of_check
from il2nurse.domain.rules.chart.neuro_checks import NeuroCheck
from il2nurse.readable.chart.neuro import NeuroRow, NeuroView, orientation_in_words
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE, NOT_RECORDED, RESULT_WORDS
from il2nurse.ui.look.consequence import consequence
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import RESULTS
from il2nurse.ui.neuro.whom import called_once
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

CHECKS: Final = (
    TableColumn("When", 150),
    TableColumn("Alertness"),
    TableColumn("Orientation", 150),
    TableColumn("Serial sevens", 112),
    TableColumn("WORLD", 92),
    TableColumn("Objects", 80),
    TableColumn("By", 136),
)
CHANGED: Final = Mark(Tone.WARN, "Changed", Sign.WARNING)
ALIKE: Final = Mark(Tone.GOOD, "As baseline", Sign.CHECK)
BY_EYE: Final = Mark(Tone.PLAIN, "Compare them", Sign.QUESTION)
BASELINE: Final = Mark(Tone.PLAIN, "Baseline", Sign.PEN)
NEXT_DOSE: Final = re.compile(r"No dose until [^.]*\.")
WRONG: Final = Mark(Tone.DANGER, "wrong", Sign.CROSS)


def state_of(view: NeuroView) -> Mark | None:
    """How the newest check stands against the baseline; what follows for doses says it alone."""
    if view.findings:
        return None
    if view.newest is None:
        return Mark(Tone.PLAIN, "No check yet", Sign.QUESTION)
    if view.newest.emergency:
        return Mark(Tone.DANGER, "Emergency", Sign.WARNING)
    if view.baseline is None:
        return Mark(Tone.WARN, "No baseline", Sign.QUESTION)
    return CHANGED if view.changes else ALIKE


def follows(view: NeuroView, call: str | None) -> Iterator[tuple[Mark, str]]:
    """What follows for doses: one verdict, the most severe, after all that was found by name.

    Where answers ask for different things, each says which; ``call`` says whom to call.
    """
    if not view.findings:
        return
    worst, emergency = view.findings[0].result, bool(view.newest and view.newest.emergency)
    against = [row for row in view.rows if row.result is not Result.CLEAR]
    against.sort(key=lambda row: -row.result.severity)
    alike = len({row.result for row in against}) == 1
    said = [_found(row, alike=alike) for row in against]
    said += [each.say for each in view.findings if each.field in (ALERTNESS.id, MENTAL_STATUS.id)]
    if worst.severity >= Result.ABSOLUTE.severity:
        # The cycle is stopped: when another dose could follow is not for this strip to say.
        said = [NEXT_DOSE.sub("", each).strip() for each in said]
    said += [call] if call else []
    yield consequence(worst, emergency=emergency), called_once(dict.fromkeys(said))


def _found(row: NeuroRow, *, alike: bool) -> str:
    """An answer, and what it asks for by itself where the answers do not all ask for the same."""
    asked = f" ({RESULT_WORDS[row.result].within})"
    return f"{row.label}: {row.newest}{'' if alike else asked}."


def changes_in_words(view: NeuroView, words: Wording, now: datetime) -> str:
    """Since when, and what changed, in one sentence."""
    if view.newest is None and view.begun:
        return "No check is on record. None was done before dose 1, so there is no baseline."
    if view.newest is None:
        return "No check is on record. The first one before dose 1 becomes the baseline."
    newest = f"Newest check {_when(view.newest.at, now, words)}"
    if view.baseline is None:
        return f"{newest}. No check was done before dose 1, so there is no baseline."
    if view.baseline == view.newest:
        return f"{newest}: it is the baseline."
    named = ", ".join(row.label for row in view.changes)
    changes = f"Changed since then: {named}." if named else "Nothing changed since then."
    return f"{newest}; baseline {_when(view.baseline.at, now, words)}. {changes}"


def _when(at: datetime, now: datetime, words: Wording) -> str:
    return f"{words.clock(at)}, {age_by_clock(at, now)} ago"


def handwriting_row(
    before: Handwriting | None,
    newest: Handwriting | None,
    words: Wording,
    *,
    compared: bool,
) -> Row | None:
    """Which samples are there; whoever looks at them beside each other judges them."""
    if before is None and newest is None:
        return None
    another = newest if newest is not before else None
    told = [
        f"sample {words.clock(each.at)}" if each else NOT_RECORDED for each in (before, another)
    ]
    samples = (Cell(told[0], muted=not before), Cell(told[1], muted=not another))
    mark = Cell(mark=BY_EYE if before and another else None)
    return Row("handwriting", (Cell("Handwriting"), *samples[0 if compared else 1 :], mark))


def comparison_columns(view: NeuroView, words: Wording) -> tuple[TableColumn, ...]:
    """Both checks with their times; without a baseline there is no column of it."""
    newest = f"Newest · {words.clock(view.newest.at)}" if view.newest else "Newest"
    before = [f"Baseline · {words.clock(view.baseline.at)}"] if view.baseline else []
    return (
        TableColumn("Question"),
        *(TableColumn(each, 170) for each in (*before, newest)),
        TableColumn("", 140),
    )


def comparison_row(view: NeuroView, at: int) -> Row:
    """One question: baseline, newest, and what the newest says for doses."""
    row = view.rows[at]
    compared = bool(row.baseline and row.newest) and view.baseline != view.newest
    mark = CHANGED if row.changed else ALIKE if compared else None
    if row.result is not Result.CLEAR:
        mark = RESULTS[row.result]
    strong = mark is not None and mark != ALIKE
    before = Cell(row.baseline or NOT_RECORDED, muted=not row.baseline)
    return Row(
        row.field,
        (
            Cell(row.label),
            *((before,) if view.baseline else ()),
            Cell(row.newest or NOT_RECORDED, strong=strong, muted=not row.newest),
            Cell(mark=mark),
        ),
    )


def check_row(
    regimen: Regimen, rules: NeuroRules, each: NeuroCheck, words: Wording, *, baseline: bool
) -> Row:
    """One check as it was charted, with what it said for doses; the ``baseline`` is marked."""
    levels = [
        f"{scale.title} {regimen.fields[scale.field].label_of(word)}"
        for scale in rules.scales
        if (word := each.text(scale.field))
    ]
    results = results_of_check(regimen, each)
    of_scales = [results[scale.field] for scale in rules.scales if scale.field in results]
    worst = max(of_scales, key=lambda result: result.severity, default=None)
    asked = each.values.get(ORIENTATION.id)
    wrong = RESULTS[results[ORIENTATION.id]] if ORIENTATION.id in results else None
    sevens = f"{sum(each.sevens)} of {len(each.sevens)}" if each.sevens else NO_VALUE
    objects = each.values.get(OBJECTS.id)
    return Row(
        str(each.seq),
        (
            Cell(words.clock(each.at), BASELINE if baseline else None),
            Cell(", ".join(levels), RESULTS[worst] if worst else None, strong=each.emergency),
            Cell(orientation_in_words(regimen, each) if asked else NO_VALUE, wrong),
            Cell(sevens, WRONG if each.sevens_ok is False else None),
            Cell(
                "" if each.world_ok is False else "right" if each.world_ok else NO_VALUE,
                _wrong(each),
            ),
            Cell(regimen.fields[OBJECTS.id].shown(objects) if objects else NO_VALUE),
            Cell(words.name(each.by)),
        ),
    )


def _wrong(each: NeuroCheck) -> Mark | None:
    return WRONG if each.world_ok is False else None
