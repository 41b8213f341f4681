"""What the banner says at the bedside: the patient, the dose, the running infusion."""

from il2nurse.domain.entries import Kind
from il2nurse.domain.infusion import InfusionState
from il2nurse.domain.patient import Patient
from il2nurse.domain.quantity import show
from il2nurse.domain.wording import written_date
from il2nurse.ui.bedside.view import View
from il2nurse.ui.icons import Sign
from il2nurse.ui.tones import Mark, Tone
from il2nurse.ui.widgets.banner import BannerContent
from il2nurse.ui.widgets.ring import written
from il2nurse.workflow.admission import mistakable
from il2nurse.workflow.station import Station

HIDDEN = "hidden"


def similar_names(station: Station, patient: Patient) -> str:
    """A sentence about patients of this ward with a similar name; empty where there are none."""
    admitted = station.register.of_kind(Kind.PATIENT_ADMITTED)
    others = (station.case(entry.subject).patient for entry in admitted)
    found = [f"{each.name} (MRN {each.mrn}, {each.bed})" for each in mistakable(patient, others)]
    if not found:
        return ""
    return f"{' and '.join(found)} is on this ward too. Compare the MRN with the wristband."


def banner_content(view: View, similar: str) -> BannerContent:
    """The banner; the dosing weight is hidden while a second person works it out."""
    patient, key = view.moment.case.patient, view.dose.key
    cycle = view.moment.course.current
    return BannerContent(
        name=patient.name,
        born=written_date(patient.born),
        age=f"{patient.age(view.moment.today)} y",
        sex=patient.sex.capitalize(),
        mrn=patient.mrn,
        weight=HIDDEN if view.blind else f"{show(cycle.dosing_weight_kg)} kg",
        weighed="" if view.blind else written_date(cycle.weighed_on)[:6],
        course=f"Course {key.course} · Cycle {key.cycle}",
        dose=f"Dose {key.slot} of {view.regimen.timetable.doses_per_cycle}",
        due=f"due {view.clock(view.dose.due)}",
        allergies=", ".join(patient.allergies),
        chip=_chip(view),
        similar=similar,
    )


def _chip(view: View) -> Mark | None:
    """What matters most now: the time left, else when the patient was identified."""
    infusion, dose = view.dose.infusion, view.dose
    if infusion and infusion.open:
        left = written(infusion.left(view.now))
        if infusion.state is InfusionState.PAUSED:
            return Mark(Tone.WARN, f"Paused · {left} left", Sign.PAUSE)
        if view.time_up:
            return Mark(Tone.DANGER, "Infusion time is up", Sign.CLOCK)
        return Mark(Tone.INFO, f"Infusing · {left} left", Sign.CLOCK)
    if dose.held:
        return Mark(Tone.DANGER, "Held", Sign.HOLD)
    done = next(
        (
            dose.steps[step.id]
            for step in view.regimen.steps
            if step.id in dose.steps and any(field.matches for field in step.fields)
        ),
        None,
    )
    return Mark(Tone.GOOD, f"Identified {view.clock(done.at)}", Sign.CHECK) if done else None
