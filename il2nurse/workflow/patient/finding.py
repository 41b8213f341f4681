"""Finding a patient by a number that was typed or scanned, now or before a correction."""

from collections.abc import Mapping

from il2nurse.domain.record.patient.facts import PatientCorrectedFact
from il2nurse.domain.record.patient.mrn import looks_alike, normal_mrn, same_mrn
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.entries import Kind
from il2nurse.workflow.station import Station


def patients(station: Station) -> tuple[Patient, ...]:
    """Everyone who was ever admitted, as they are on record now, in the order of admission."""
    entries = station.register.of_kind(Kind.PATIENT_ADMITTED)
    return tuple(station.case(entry.subject).patient for entry in entries)


def find_subject(station: Station, typed: str) -> str:
    """Under which MRN the patient's entries stand; "" where nobody has or had the number.

    Whoever has the number now comes before someone who had it until a correction. A number with
    other marks between its signs is the same one, where no two patients have it so.
    """
    mrn = normal_mrn(typed)
    now: dict[str, str] = {}
    before: dict[str, str] = {}
    for entry in station.register.of_kind(Kind.PATIENT_ADMITTED, Kind.PATIENT_CORRECTED):
        before[entry.subject] = entry.subject
        if entry.kind is Kind.PATIENT_CORRECTED:
            fact = PatientCorrectedFact.read(entry)
            numbers = (fact.was, fact.now) if fact.field == "mrn" else ()
            before |= {str(each): entry.subject for each in numbers}
    for subject in set(before.values()):
        now[station.case(subject).patient.mrn] = subject
    return now.get(mrn) or _only(now, mrn) or before.get(mrn) or _only(before, mrn)


def _only(numbers: Mapping[str, str], mrn: str) -> str:
    """Whose number it is but for what stands between its signs; "" for nobody's or two people's."""
    found = {subject for number, subject in numbers.items() if same_mrn(number, mrn)}
    return found.pop() if len(found) == 1 else ""


def find_alike(station: Station, typed: str) -> Patient | None:
    """A patient whose number is easily mistaken for the one typed, which is nobody's."""
    mrn = normal_mrn(typed)
    return next((each for each in patients(station) if looks_alike(mrn, each.mrn)), None)


def nobody_has(station: Station, typed: str) -> str:
    """The sentence for a number that nobody has; it names who has one that looks alike."""
    alike = find_alike(station, typed)
    hint = f" {alike.name} has {alike.mrn}, which looks similar." if alike else ""
    return f"No patient of this ward has the MRN “{typed.strip()}”.{hint}"
