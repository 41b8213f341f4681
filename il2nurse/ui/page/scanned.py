"""A scan on a page about no dose: a wristband or a bag opens its patient, a paper is checked.

A hospital prints the wristbands, a maker the packs; the codes of bags and papers are this
program's own.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from il2nurse.domain.people import May
from il2nurse.domain.record.patient.mrn import normal_mrn, same_mrn
from il2nurse.domain.rules.bags.standing import STATES
from il2nurse.domain.values.text import written_date
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.qt.arrival import by_hand
from il2nurse.ui.session import Heard, Session
from il2nurse.workflow.patient.finding import nobody_has
from il2nurse.workflow.pharmacy.bags import bag_of_number, usable_bag
from il2nurse.workflow.scanned import Scan, ScanKind, read_scan

NEXT: Final = "Read the wristband and scan it again, or type the name in Find (/) on the ward page."
PACK: Final = (
    "A pack of vials: lot {}, expires {}. Nothing was opened or recorded; scan it at the step that "
    "asks for its lot."
)
OTHER_IN_USE: Final = "Another bag of this dose is in use: {}."
BADGE: Final = (
    "This is the badge of {}. Nothing was opened; a badge counts at the sign-in and where a second "
    "person signs."
)
FORM: Final = (
    "This is downtime form {} of this ward. Nothing was opened; open the patient that it is about, "
    "and enter what it says there."
)


def open_scanned(session: Session, code: str) -> Heard:
    """Open what was scanned, or say why nothing is opened."""
    found = read_scan(session.station, code)
    return OPEN[found.kind](session, code, found)


def _check_paper(session: Session, code: str, _found: Scan) -> Heard:
    if session.who.may(May.AUDIT):
        session.go("paper_check", paper=code)
        return Heard.TAKEN
    return _refuse(
        session,
        "This is the code of a paper. Nothing was opened; a charge nurse, a pharmacist or "
        "the administrator checks papers, by the menu.",
    )


def _open_label(session: Session, _code: str, found: Scan) -> Heard:
    """The label of a dose that the ward mixes."""
    parts = found.parts
    if found.subject is None:
        back = " Nothing was opened; return it to the pharmacy." if parts else ""
        return _refuse(session, f"{found.reason}{back}")
    session.go("patient", found.subject)
    where = f"dose {parts['dose']} of cycle {parts['cycle']}, course {parts['course']}"
    session.say(Tone.PLAIN, f"The label of this bag: {where}.")
    return Heard.TAKEN


def _open_bag(session: Session, _code: str, found: Scan) -> Heard:
    """A bag of pharmacy: its preparation for who makes bags, for others its patient."""
    number = found.parts.get("number")
    if not (found.accepted and found.subject and number):
        return _refuse(session, f"{found.reason} Nothing was opened.")
    bag = bag_of_number(session.station, number)
    if session.who.may(May.MAKE_BAGS):
        session.go("preparation", bag.key.mrn, bag.key, bag=bag.nth)
    else:
        session.go("patient", bag.key.mrn)
    key = bag.key
    where = f"dose {key.slot} of cycle {key.cycle}, course {key.course}"
    told = f"Bag {bag.number}, for {where}: {STATES[bag.state]}."
    used = usable_bag(session.station.moment(key.mrn), key)
    if used and used.nth != bag.nth:
        session.warn(f"{told} {OTHER_IN_USE.format(used.number)}")
    else:
        session.say(Tone.PLAIN, told)
    return Heard.TAKEN


def _open_patient(session: Session, code: str, found: Scan) -> Heard:
    if found.subject is None:
        return _tell_nobody(session, code, found)
    session.go("patient", found.subject)
    patient = session.station.case(found.subject).patient
    if not same_mrn(patient.mrn, code):
        session.warn(
            f"{normal_mrn(code)} is a former MRN of {patient.name}; it was corrected to "
            f"{patient.mrn}. Print a new wristband.",
        )
    return Heard.TAKEN


def _tell_pack(session: Session, _code: str, found: Scan) -> Heard:
    if not found.accepted:
        return _refuse(session, f"{found.reason} Nothing was opened or recorded.")
    expiry = written_date(date.fromisoformat(found.parts["expiry"]))
    session.say(Tone.PLAIN, PACK.format(found.parts["lot"], expiry))
    return Heard.TAKEN


def _tell_form(session: Session, _code: str, found: Scan) -> Heard:
    if not found.accepted:
        return _refuse(session, f"{found.reason} Nothing was opened.")
    return _refuse(session, FORM.format(found.parts["form"]))


def _tell_badge(session: Session, _code: str, found: Scan) -> Heard:
    owner = session.station.people()[found.parts["person"]]
    return _refuse(session, BADGE.format(owner.shown))


def _tell_nobody(session: Session, code: str, _found: Scan) -> Heard:
    sentence = nobody_has(session.station, code)
    return _refuse(session, f"{sentence} Nothing was opened. {NEXT}{by_hand(code)}")


def _refuse(session: Session, sentence: str) -> Heard:
    session.warn(sentence)
    return Heard.REFUSED


OPEN: Final[Mapping[ScanKind, Callable[[Session, str, Scan], Heard]]] = {
    ScanKind.PAPER: _check_paper,
    ScanKind.DOSE_LABEL: _open_label,
    ScanKind.BAG: _open_bag,
    ScanKind.WRISTBAND: _open_patient,
    ScanKind.PACK: _tell_pack,
    ScanKind.FORM: _tell_form,
    ScanKind.BADGE: _tell_badge,
    ScanKind.UNKNOWN: _tell_nobody,
}
