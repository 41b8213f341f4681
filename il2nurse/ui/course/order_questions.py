"""The questions of an order, and of each of its cycles."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from il2nurse.domain.regimen.fields import Answer, Choice, Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording
from il2nurse.ui.editors.time import TimeEditor
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import SOURCE, text, time
from il2nurse.workflow.approvals import offered, unapproved
from il2nurse.workflow.course.found import BECAME, WhatBecame, found_at_order
from il2nurse.workflow.course.research import ATTESTED, PROTOCOL, Attestation
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.patient.same_person import FIELD as ANOTHER
from il2nurse.workflow.patient.same_person import stopped_same
from il2nurse.workflow.station import Station

MORNING: Final = timedelta(hours=8)
"""An example begins in the morning of the first day."""


def order_fields(
    regimens: Iterable[Regimen], closed: Mapping[str, str] | None = None, more: int = 0
) -> tuple[Field, ...]:
    """The questions of an order, but for who ordered it.

    ``closed`` says of regimens, by their ids, why nobody may order by them; of ``more`` nobody
    approved anything, and they are told by their number alone.
    """
    why = closed or {}
    choices = tuple(
        Choice(
            each.id,
            each.title,
            " · ".join(filter(None, (f"version {each.version}", why.get(each.id)))),
        )
        for each in regimens
    )
    hint = f"{more} more that nobody approved here yet: see Regimens." if more else None
    regimen = Field("regimen", "Regimen", FieldKind.CHOICE, SOURCE, "", choices=choices, hint=hint)
    return regimen, first_slot_field()


def questions_of_order(station: Station, mrn: str) -> tuple[Field, ...]:
    """What an order asks before its regimen is chosen, but for who ordered it."""
    shown, every = offered(station), len(station.regimens.today())
    fields = order_fields(shown, unapproved(station), more=every - len(shown))
    before = (*stopped_before(station, mrn), *found_fields(station, mrn))
    return (*before, *fields, *another_fields(station, mrn))


def research_fields(regimen: Regimen) -> tuple[Field, ...]:
    """What an order by a regimen that is research only asks; nothing where it is none."""
    if regimen.research is None:
        return ()
    points = regimen.research.attest
    attest = Field(ATTESTED, "I attest each of these", FieldKind.MANY, SOURCE, "", choices=points)
    return text(PROTOCOL, "Number of the research protocol"), attest


def attested(answers: Mapping[str, Answer], regimen: Regimen) -> Attestation | None:
    """What was answered of research; ``None`` where the regimen is none."""
    if regimen.research is None:
        return None
    words = answers.get(ATTESTED, ())
    return Attestation(str(answers.get(PROTOCOL, "")), words if isinstance(words, tuple) else ())


def first_slot_field() -> Field:
    """When the first dose of a cycle is due."""
    return time("first_slot", "First dose is due", "The other doses follow from it.", ahead=True)


def slot_after_rest(moment: Moment, words: Wording) -> Field:
    """The same question for a cycle that follows one, and from when on it may begin."""
    earliest = words.day_time(rest_ends(moment, moment.regimen.timetable.rest))
    return replace(first_slot_field(), hint=f"Earliest {earliest}, when the rest ends.")


def show_morning_after_rest(form: Form | None, moment: Moment) -> None:
    """Have the example of that question lie after the rest."""
    editor = form.editors.get("first_slot") if form else None
    if isinstance(editor, TimeEditor):
        editor.show_example(rest_ends(moment, moment.regimen.timetable.rest) + MORNING)


def stop_fields(what: str, stopped: str | None) -> tuple[Field, ...]:
    """What a prescriber answers of the stop before: that it was this, and how it has resolved."""
    if not stopped:
        return ()
    stop = Choice("yes", stopped)
    return (
        Field(
            "stop_named",
            f"What stopped {what}",
            FieldKind.TICKS,
            SOURCE,
            "",
            choices=(stop,),
            hint="Tick it to confirm that this is what stopped it.",
        ),
        text("resolved", "How that has resolved", "With the finding that shows it."),
    )


def stop_answered(answers: Mapping[str, Answer], shown: str | None = None) -> Resolved | None:
    """What was answered of the stop that was ``shown``; ``None`` where it was not asked."""
    if "resolved" not in answers:
        return None
    return Resolved(bool(answers["stop_named"]), str(answers["resolved"]), shown)


def stopped_before(station: Station, mrn: str) -> tuple[Field, ...]:
    """What an order asks of the last cycle of the course before, where that was stopped."""
    course = station.case(mrn).course
    if course is None:
        return ()
    cycle = course.current
    return stop_fields(f"course {course.number}, cycle {cycle.number}", cycle.stopped)


def found_fields(station: Station, mrn: str) -> tuple[Field, ...]:
    """What an order asks of what was found at doses before: it is told above the answer."""
    found = found_at_order(station, mrn)
    return (text(BECAME, "What became of what was found", " ".join(found)),) if found else ()


def became_of(answers: Mapping[str, Answer], shown: Iterable[str]) -> WhatBecame | None:
    """What was answered of it; ``None`` where it was not asked."""
    return WhatBecame(str(answers[BECAME]), tuple(shown)) if BECAME in answers else None


def another_fields(station: Station, mrn: str) -> tuple[Field, ...]:
    """What an order asks where somebody who may be the same person was stopped."""
    stopped = stopped_same(station, mrn)
    return (text(ANOTHER, "Another person, because", stopped),) if stopped else ()
