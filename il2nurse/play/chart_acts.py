"""What acts of a scenario chart and correct: the same acts that the window calls."""

from il2nurse.domain.record.chart.facts import FluidFact, KnownFrom, NoFluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.regimen.fields import OF_DATE
from il2nurse.domain.rules.alarms.owed import every_owed_call
from il2nurse.play.dose_acts import call
from il2nurse.play.form_acts import line_of_form
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario, one_of
from il2nurse.workflow.chart import charting, correcting, fluids
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.patient.pre_tests import BesideResults, chart_pre_tests, pre_test_fields

EVERY_KIND = "every kind"


def vital_signs(scene: Scene) -> Played:
    """Chart a set of vital signs."""
    ids = [*scene.regimen.monitoring.fields, *scene.but]
    fields = tuple(scene.regimen.fields[name] for name in dict.fromkeys(ids))
    case = scene.station.case(scene.mrn)
    charting.observe(
        scene.station,
        scene.by,
        scene.mrn,
        fields,
        ObservedFact(
            scene.answer(fields),
            dose=case.open_dose.key.stream if case.open_dose else None,
            reason=scene.text("partial"),
            reason_text=scene.text("partial_text"),
            confirmed=scene.confirmed,
            late_reason=scene.text("late_reason"),
            paper=line_of_form(scene),
        ),
        at=scene.instant("taken_at"),
    )
    return NOTHING


def results(scene: Scene) -> Played:
    """Chart the results that serve for many doses, before the first of them is begun."""
    fields = tuple(
        field
        for step in scene.regimen.steps
        for field in step.fields
        if field.on_file is not None and field.oldest is None
    )
    answers, at = scene.answer(fields), scene.instant("taken_at")
    charting.observe(
        scene.station,
        scene.by,
        scene.mrn,
        fields,
        ObservedFact(answers, confirmed=scene.confirmed, source=KnownFrom.REPORT),
        at=at,
    )
    return NOTHING


def enter_results(scene: Scene) -> Played:
    """Enter the results that the act names under “but”, each with the usual day of its report."""
    asked = pre_test_fields(scene.regimen, scene.by)
    fields = tuple(
        field for field in asked if {field.id, field.id.removesuffix(OF_DATE)} & set(scene.but)
    )
    source = KnownFrom(one_of(scene.text("source", KnownFrom.REPORT), KnownFrom, scene.where))
    typed = ObservedFact(
        scene.answer(fields),
        confirmed=scene.confirmed,
        source=source,
        told_by=scene.text("told_by") or None,
    )
    chart_pre_tests(
        scene.station,
        scene.by,
        scene.mrn,
        typed,
        witness=scene.witness(),
        beside=BesideResults(regimen=scene.asked_for),
    )
    return NOTHING


def call_prescriber(scene: Scene) -> Played:
    """Record one call about all values, stops and answers that ask for one."""
    owed = every_owed_call(scene.moment)
    record_call(scene.station, scene.by, scene.mrn, owed, call(scene))
    return NOTHING


def fluid(scene: Scene) -> Played:
    """Chart a volume that went in or out."""
    direction: Direction = "in" if scene.text("in") else "out"
    fluids.chart_fluid(
        scene.station,
        scene.by,
        scene.mrn,
        FluidFact(
            direction,
            scene.text(direction),
            scene.amount("ml"),
            confirmed="ml" in scene.confirmed,
            late_reason=scene.text("late_reason"),
            paper=line_of_form(scene),
        ),
        at=scene.instant("taken_at"),
    )
    return NOTHING


def no_fluid(scene: Scene) -> Played:
    """Chart that nothing went in, or came out, since a time."""
    direction: Direction = "in" if scene.act.given.get("in") else "out"
    kind = scene.text(direction)
    fluids.chart_no_fluid(
        scene.station,
        scene.by,
        scene.mrn,
        NoFluidFact(
            direction,
            "" if kind == EVERY_KIND else kind,
            scene.instant("since"),
            late_reason=scene.text("late_reason"),
        ),
        scene.instant("until"),
    )
    return NOTHING


def strike_out(scene: Scene) -> Played:
    """Strike the newest volume, or the newest set with a field, out."""
    chart = scene.station.case(scene.mrn).chart
    seqs = [*(kept.seq for kept in chart.fluids), *(kept.seq for kept in chart.no_fluid)]
    if scene.text("field"):
        seqs = [observed.seq for observed in chart.with_value(scene.text("field"))]
    if not seqs:
        raise BadScenario(f"{scene.where}: nothing of this is on the chart.")
    correcting.strike_out(scene.station, scene.by, scene.mrn, max(seqs), scene.text("reason"))
    return NOTHING


def correct_fluid(scene: Scene) -> Played:
    """Correct the volume or the kind of the newest volume."""
    charted = scene.station.case(scene.mrn).chart.fluids
    if not charted:
        raise BadScenario(f"{scene.where}: no volume is on the chart.")
    seq, reason = max(kept.seq for kept in charted), scene.text("reason")
    ml, kind = scene.number("ml"), scene.text("kind")
    if (ml is None) == (not kind):
        raise BadScenario(f"{scene.where}: give the right volume or the right kind.")
    who = (scene.station, scene.by, scene.mrn)
    if ml is None:
        correcting.correct_kind(*who, seq, kind, reason)
    else:
        change = correcting.VolumeChange(seq, ml, reason)
        correcting.correct_ml(*who, change, confirmed="ml" in scene.confirmed)
    return NOTHING


def correct(scene: Scene) -> Played:
    """Correct the newest charted value of a field."""
    name = one_of(scene.text("field"), scene.regimen.fields, f"{scene.where}: field")
    observed = scene.station.case(scene.mrn).chart.newest(name, scene.station.now().at)
    if observed is None:
        raise BadScenario(f"{scene.where}: “{name}” is not on the chart, so nothing to correct.")
    field = scene.regimen.fields[name]
    change = correcting.ValueChange(observed.seq, field, scene.text("to"), scene.text("reason"))
    correcting.correct(scene.station, scene.by, scene.mrn, change)
    return NOTHING
