"""The questions of an order, and of each of its cycles."""

from collections.abc import Iterable, Mapping

from il2nurse.domain.regimen.doses import DoseLimits
from il2nurse.domain.regimen.fields import Answer, Choice, Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.ui.forms.questions import SOURCE, text, time
from il2nurse.workflow.course.research import ATTESTED, PROTOCOL, Attestation
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.patient.same_person import FIELD as ANOTHER
from il2nurse.workflow.patient.same_person import stopped_same
from il2nurse.workflow.station import Station


def weight_field(limits: DoseLimits, name: str = "dosing_weight_kg") -> Field:
    """The dosing weight in kg."""
    return Field(
        name,
        "Dosing weight",
        FieldKind.NUMBER,
        SOURCE,
        "",
        unit="kg",
        hint="On a scale, now. No estimate, no rounding.",
        lowest=limits.lowest_kg,
        highest=limits.highest_kg,
        places=2,
    )


def order_fields(
    regimens: Iterable[Regimen], closed: Mapping[str, str] | None = None
) -> tuple[Field, ...]:
    """The questions of an order, but for who ordered it.

    ``closed`` says of regimens, by their ids, why nobody may order by them.
    """
    known, why = tuple(regimens), closed or {}
    choices = tuple(
        Choice(
            each.id,
            each.title,
            " · ".join(filter(None, (f"version {each.version}", why.get(each.id)))),
        )
        for each in known
    )
    return (
        Field("regimen", "Regimen", FieldKind.CHOICE, SOURCE, "", choices=choices),
        *research_fields(known),
        *cycle_fields(known[0].preparation.demand_per_kg().limits),
    )


def research_fields(regimens: Iterable[Regimen]) -> tuple[Field, ...]:
    """What an order by a regimen that is research only asks; nothing where there is none."""
    points = {
        each.word: each
        for regimen in regimens
        if regimen.research
        for each in regimen.research.attest
    }
    if not points:
        return ()
    only = "Only where the regimen is research."
    attested = Field(
        ATTESTED,
        "I attest",
        FieldKind.MANY,
        SOURCE,
        "",
        choices=tuple(points.values()),
        hint=only,
        required=False,
    )
    return text(PROTOCOL, "Number of the research protocol", only, required=False), attested


def attested(answers: Mapping[str, Answer], regimen: Regimen) -> Attestation | None:
    """What was answered of research; ``None`` where the regimen is none."""
    if regimen.research is None:
        return None
    words = answers.get(ATTESTED, ())
    return Attestation(str(answers.get(PROTOCOL, "")), words if isinstance(words, tuple) else ())


def cycle_fields(limits: DoseLimits) -> tuple[Field, Field, Field]:
    """The questions that every cycle asks anew."""
    hint = "The other doses follow from it."
    return (
        weight_field(limits),
        Field("weighed_on", "Weighed on", FieldKind.DATE, SOURCE, ""),
        time("first_slot", "First dose is due", hint, ahead=True),
    )


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


def another_fields(station: Station, mrn: str) -> tuple[Field, ...]:
    """What an order asks where somebody who may be the same person was stopped."""
    stopped = stopped_same(station, mrn)
    return (text(ANOTHER, "Another person, because", stopped),) if stopped else ()
