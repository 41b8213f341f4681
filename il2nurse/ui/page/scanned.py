"""A scan on a page about no dose: a wristband or a bag opens its patient, a paper is checked.

A hospital prints the wristbands; the codes of bags and papers are this program's own.
"""

from typing import Final

from il2nurse.domain.people import May
from il2nurse.domain.record.patient.mrn import normal_mrn, same_mrn
from il2nurse.domain.record.register.head_code import is_head_code
from il2nurse.domain.rules.bags.standing import STATES
from il2nurse.readable.pharmacy.bag_code import NoLabelCode, is_bag_code
from il2nurse.readable.pharmacy.bag_label import is_label_code, read_label_code
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.qt.arrival import by_hand
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.finding import find_subject, nobody_has
from il2nurse.workflow.pharmacy.bags import bag_of_number
from il2nurse.workflow.scanned import read_scan

NEXT: Final = "Read the wristband and scan it again, or type the name in Find (/) on the ward page."


def open_scanned(session: Session, code: str) -> None:
    """Open the patient whose MRN was scanned, or say that there is none."""
    if is_head_code(code):
        _check_paper(session, code)
    elif is_bag_code(code):
        _open_made(session, code)
    elif is_label_code(code):
        _open_bag(session, code)
    else:
        _open_patient(session, code)


def _check_paper(session: Session, code: str) -> None:
    if session.who.may(May.AUDIT):
        session.go("paper_check", paper=code)
        return
    session.warn(
        "This is the code of a paper. Nothing was opened; a charge nurse, a pharmacist or "
        "the administrator checks papers, by the menu.",
    )


def _open_bag(session: Session, code: str) -> None:
    try:
        key = read_label_code(code)
    except NoLabelCode as problem:
        session.warn(str(problem))
        return
    subject = find_subject(session.station, key.mrn)
    if not subject:
        session.warn(
            f"{nobody_has(session.station, key.mrn)} The bag is not for this ward. Nothing was "
            "opened; return it to the pharmacy.",
        )
        return
    session.go("patient", subject)
    session.say(
        Tone.PLAIN,
        f"The label of this bag: dose {key.slot} of cycle {key.cycle}, course {key.course}.",
    )


def _open_made(session: Session, code: str) -> None:
    """A bag of pharmacy: its preparation for who makes bags, for others its patient."""
    found = read_scan(session.station, code)
    number = found.parts.get("number")
    if not (found.accepted and found.subject and number):
        session.warn(f"{found.reason} Nothing was opened.")
        return
    bag = bag_of_number(session.station, number)
    if session.who.may(May.MAKE_BAGS):
        session.go("preparation", bag.key.mrn, bag.key)
    else:
        session.go("patient", bag.key.mrn)
    key = bag.key
    where = f"dose {key.slot} of cycle {key.cycle}, course {key.course}"
    session.say(Tone.PLAIN, f"Bag {bag.number}, for {where}: {STATES[bag.state]}.")


def _open_patient(session: Session, code: str) -> None:
    subject = find_subject(session.station, code)
    if not subject:
        sentence = nobody_has(session.station, code)
        session.warn(f"{sentence} Nothing was opened. {NEXT}{by_hand(code)}")
        return
    session.go("patient", subject)
    patient = session.station.case(subject).patient
    if not same_mrn(patient.mrn, code):
        session.warn(
            f"{normal_mrn(code)} is a former MRN of {patient.name}; it was corrected to "
            f"{patient.mrn}. Print a new wristband.",
        )
