"""What is to be printed: the doses, the period, the patient or the ward that was named."""

from argparse import Namespace
from collections.abc import Iterable
from typing import Final

from il2nurse.cli.periods import looked_at, read_period
from il2nurse.cli.speaking import Refused
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.content import About, Subject
from il2nurse.workflow.approvals import all_approvals
from il2nurse.workflow.patient.asked_for import moment_asked_for
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.station import Station


def about_doses(station: Station, asked: Namespace) -> tuple[Subject, ...]:
    """Every dose that fits, which must be one where the paper goes to one file."""
    keys = tuple(find_doses(station, asked))
    if not keys:
        raise Refused("No such dose is in this register. Nothing was printed.")
    if asked.out and len(keys) != 1:
        raise Refused(f"{len(keys)} records fit. Name one dose, or give --papers FOLDER.")
    return tuple(Subject(key.mrn, key) for key in keys)


def about_period(station: Station, asked: Namespace) -> tuple[Subject, ...]:
    """The period asked for, of a named patient."""
    mrn, period = demand_mrn(station, asked), read_period(asked, station.zone)
    return (Subject(mrn, stretch=period, seen=looked_at(station, mrn, period.end)),)


def about_patient(station: Station, asked: Namespace) -> tuple[Subject, ...]:
    """A named patient, for whom the program knows what comes next."""
    return (Subject(demand_mrn(station, asked)),)


def about_clearance(station: Station, asked: Namespace) -> tuple[Subject, ...]:
    """A named patient: by the newest course, or for the regimen of an id before its order."""
    mrn = demand_mrn(station, asked)
    moment = moment_asked_for(station, mrn, asked.regimen) if asked.regimen else None
    text = moment.regimen.digest if moment and not moment.ordered else None
    return (Subject(mrn, text=text),)


def about_ward(_station: Station, _asked: Namespace) -> tuple[Subject, ...]:
    """Everybody on the ward."""
    return (Subject(""),)


def about_text(station: Station, asked: Namespace) -> tuple[Subject, ...]:
    """A text of a regimen: one of today by its id, or any that is known by its checksum."""
    if not asked.regimen:
        raise Refused("Name the regimen: --regimen ID, or the checksum of its text.")
    today = station.regimens.today().get(asked.regimen)
    known = {each.digest for each in station.regimens.today().values()}
    known |= set(all_approvals(station))
    # A checksum is told in groups of four.
    typed = "".join(asked.regimen.split()).casefold()
    found = [today.digest] if today else [each for each in known if each.startswith(typed)]
    if len(found) != 1:
        raise Refused(
            f"“{asked.regimen}” is no regimen of this station, and the checksum of no single text "
            "of this register. Nothing was printed."
        )
    return (Subject("", text=found[0]),)


SUBJECTS: Final = {
    About.WARD: about_ward,
    About.DOSE: about_doses,
    About.CLEARANCE: about_clearance,
    About.PERIOD: about_period,
    About.TEXT: about_text,
}


def demand_mrn(station: Station, asked: Namespace) -> str:
    """The patient's number, which a paper about no single dose needs."""
    if not asked.mrn:
        raise Refused("Name the patient: --mrn NUMBER.")
    subject = find_subject(station, asked.mrn)
    if not subject:
        raise Refused(f"No patient with the MRN {asked.mrn} is in this register.")
    return subject


def admitted(station: Station) -> tuple[str, ...]:
    """The numbers of all patients, in the order of their admission."""
    entries = station.register.of_kind(Kind.PATIENT_ADMITTED)
    return tuple(dict.fromkeys(entry.subject for entry in entries))


def find_doses(station: Station, asked: Namespace) -> Iterable[DoseKey]:
    """The doses asked for; without a dose's number those that are closed."""
    for mrn in [demand_mrn(station, asked)] if asked.mrn else admitted(station):
        found = list(fitting(station.case(mrn), asked))
        if asked.mrn and not found:
            raise Refused(f"No such dose of the patient {mrn} is in this register.")
        yield from found


def fitting(case: Case, asked: Namespace) -> Iterable[DoseKey]:
    """The doses of a patient whose numbers are those asked for."""
    for key, dose in sorted(case.doses.items(), key=lambda item: item[1].begun_at):
        wanted = ((asked.course, key.course), (asked.cycle, key.cycle), (asked.dose, key.slot))
        if all(asks in (None, has) for asks, has in wanted) and (asked.dose or dose.ended):
            yield key
