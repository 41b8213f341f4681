"""Named functions that compare answers of a step with one another, and with who the patient is."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from il2nurse.domain.record.patient.mrn import same_mrn
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer


def _diastolic_below_systolic(answers: Mapping[str, Answer]) -> tuple[str, str]:
    systolic, diastolic = (
        answers.get(vocabulary.SYSTOLIC.id, ""),
        answers.get(vocabulary.DIASTOLIC.id, ""),
    )
    if not (isinstance(systolic, str) and isinstance(diastolic, str) and systolic and diastolic):
        return ("", "")
    if Decimal(diastolic) < Decimal(systolic):
        return ("", "")
    sentence = (
        f"Blood pressure {systolic}/{diastolic} mmHg cannot be right: the lower value must be "
        "below the upper one. Nothing was recorded; type it again."
    )
    if Decimal(diastolic) > Decimal(systolic):
        sentence += f" Were the two swapped, and is it {diastolic}/{systolic}?"
    return (vocabulary.DIASTOLIC.id, sentence)


def _flow_fits_device(answers: Mapping[str, Answer]) -> tuple[str, str]:
    device, flow = (
        answers.get(vocabulary.OXYGEN_DEVICE.id, ""),
        answers.get(vocabulary.OXYGEN.id, ""),
    )
    if not (isinstance(flow, str) and flow and device):
        return ("", "")
    if device == vocabulary.ROOM_AIR and Decimal(flow) > 0:
        sentence = f"Oxygen {flow} L/min does not go with room air."
    elif device in vocabulary.NEEDS_FLOW and not Decimal(flow):
        sentence = "This oxygen device does not go with a flow of 0 L/min."
    else:
        return ("", "")
    return (vocabulary.OXYGEN.id, f"{sentence} Nothing was recorded; type both again.")


# Each check gives the field at fault and the sentence, or two empty texts.
CHECKS: Mapping[str, Callable[[Mapping[str, Answer]], tuple[str, str]]] = {
    "diastolic_below_systolic": _diastolic_below_systolic,
    "flow_fits_device": _flow_fits_device,
}

MATCHES: Mapping[str, Callable[[Patient], str]] = {
    "mrn": lambda patient: patient.mrn,
    "born": lambda patient: patient.born.isoformat(),
    "name": lambda patient: patient.name,
}


def matches(what: str, typed: str, patient: Patient) -> bool:
    """True where what was typed is what the record says of the patient."""
    kept = MATCHES[what](patient)
    if what == "mrn":
        return same_mrn(typed, kept)
    return typed.upper() == kept.upper()
