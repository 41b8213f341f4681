"""One reader for everything that is scanned: what it is, whose, and whether it serves here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from il2nurse.codes.gs1 import is_pack_code, read_pack_code
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.stock import lot_key
from il2nurse.domain.record.register.head_code import NoHeadCode, is_head_code, read_head_code
from il2nurse.domain.rules.dose.order_questions import against_hanging
from il2nurse.domain.values.bag_number import read_bag_number
from il2nurse.domain.values.form_number import is_of_ward, read_number
from il2nurse.domain.values.text import written_date
from il2nurse.readable.pharmacy.bag_code import NoLabelCode, is_bag_code, read_bag_code
from il2nurse.readable.pharmacy.bag_label import is_label_code, read_label_code
from il2nurse.workflow.patient.finding import find_subject, nobody_has
from il2nurse.workflow.people.access import badge_owner
from il2nurse.workflow.pharmacy.bags import NoSuchBag, bag_of_number
from il2nurse.workflow.pharmacy.lots import articles, quarantined
from il2nurse.workflow.station import Station


class ScanKind(StrEnum):
    """What a code is."""

    BAG = "bag"
    DOSE_LABEL = "dose_label"
    PACK = "pack"
    WRISTBAND = "wristband"
    PAPER = "paper"
    FORM = "form"
    BADGE = "badge"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scan:
    """What was scanned: its ``parts`` by name, and why it is not ``accepted``, as a sentence.

    ``subject`` is the patient it belongs to, by the name of their entries; ``None`` where nobody's.
    """

    kind: ScanKind
    parts: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    subject: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether it serves for what it was scanned for."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class ScannedFor:
    """At whom, and at which dose, something is scanned; nothing where it is only looked up."""

    subject: str | None = None
    dose: DoseKey | None = None


ANYTHING: Final = ScannedFor()
UNKNOWN: Final = (
    "This is no code of this ward: no patient, bag, pack, paper, form or badge has it. Nothing was "
    "opened or recorded; scan it again, or type what stands beside it."
)


def read_scan(station: Station, text: str, at: ScannedFor = ANYTHING) -> Scan:
    """What a code is and whether it serves there; never raises for what was scanned."""
    code = text.strip()
    for means, read in READERS:
        if means(code):
            return read(station, code, at)
    return _others(station, code, at)


def _bag(station: Station, code: str, at: ScannedFor) -> Scan:
    try:
        said = read_bag_code(code)
    except NoLabelCode as problem:
        return Scan(ScanKind.BAG, reason=str(problem))
    scan = _of_number(station, said.number, at)
    if scan.subject and scan.parts.get("dose") != _dose_parts(said.key)["dose"]:
        return Scan(ScanKind.BAG, scan.parts, "This label names another dose than its bag.")
    return scan


def _of_number(station: Station, typed: str, at: ScannedFor) -> Scan:
    """A bag by its number, held against patient and dose where those are known."""
    try:
        bag = bag_of_number(station, typed)
    except NoSuchBag as problem:
        return Scan(ScanKind.BAG, {"number": typed}, str(problem))
    patient = station.case(bag.key.mrn).patient
    parts = {
        "number": bag.number,
        "mrn": patient.mrn,
        **_dose_parts(bag.key),
        "state": bag.state.value,
    }
    reason = None
    if at.subject is not None and at.subject != bag.key.mrn:
        other = station.case(at.subject).patient
        reason = (
            f"Bag {bag.number} is for {patient.name}, MRN {patient.mrn}, and not for {other.name}. "
            "Do not hang it."
        )
    elif at.dose is not None:
        try:
            moment = station.moment(bag.key.mrn)
            found = list(against_hanging(moment, at.dose, bag, quarantined(station)))
        except NotAllowed as problem:
            return Scan(ScanKind.BAG, parts, str(problem), bag.key.mrn)
        reason = " ".join(each.say for each in found) or None
    return Scan(ScanKind.BAG, parts, reason, bag.key.mrn)


def _dose_label(station: Station, code: str, at: ScannedFor) -> Scan:
    try:
        key = read_label_code(code)
    except NoLabelCode as problem:
        return Scan(ScanKind.DOSE_LABEL, reason=str(problem))
    subject = find_subject(station, key.mrn)
    parts = {"mrn": key.mrn, **_dose_parts(key)}
    if not subject:
        say = f"{nobody_has(station, key.mrn)} The bag is not for this ward."
        return Scan(ScanKind.DOSE_LABEL, parts, say)
    reason = _of_another(station, subject, at)
    if reason is None and at.dose is not None and at.dose != key:
        reason = f"This label is of dose {key.slot}, and dose {at.dose.slot} is given here."
    return Scan(ScanKind.DOSE_LABEL, parts, reason, subject)


def _pack(station: Station, code: str, _at: ScannedFor) -> Scan:
    found = read_pack_code(code)
    if found is None:
        say = "Lot and expiry cannot be read from this code. Type them from the pack."
        return Scan(ScanKind.PACK, reason=say)
    parts = {"article": found.article, "lot": found.lot, "expiry": found.expiry.isoformat()}
    if found.serial:
        parts["serial"] = found.serial
    reason = None
    if found.expiry < station.today(station.now().at):
        reason = f"Lot {found.lot} expired on {written_date(found.expiry)}. Do not use it."
    elif (known := articles(station)) and found.article not in known:
        reason = (
            f"No pack with the article number {found.article} was taken in here. Read the name and "
            "strength on it; if it is right, take it into stock first."
        )
    elif held := quarantined(station).get(lot_key(found.lot)):
        reason = f"Lot {found.lot} is in quarantine: {held.reason} Do not use it."
    return Scan(ScanKind.PACK, parts, reason)


def _paper(_station: Station, code: str, _at: ScannedFor) -> Scan:
    try:
        head = read_head_code(code)
    except NoHeadCode as problem:
        return Scan(ScanKind.PAPER, reason=str(problem))
    return Scan(ScanKind.PAPER, {"entry": str(head.number), "seal": head.seal})


def _others(station: Station, code: str, at: ScannedFor) -> Scan:
    """A wristband, a form, a bag's bare number, or a badge: in this order."""
    if code and (subject := find_subject(station, code)):
        patient = station.case(subject).patient
        parts = {"mrn": patient.mrn}
        return Scan(ScanKind.WRISTBAND, parts, _of_another(station, subject, at), subject)
    if _fits(read_bag_number, code):
        return _of_number(station, code, at)
    if _fits(read_number, code):
        number = read_number(code)
        own = is_of_ward(number, station.register.identity().register)
        reason = None if own else "This form is of no downtime pack of this ward."
        return Scan(ScanKind.FORM, {"form": number}, reason)
    try:
        owner = badge_owner(station, code) if code else None
    except NotAllowed:
        owner = None
    if owner is not None:
        return Scan(ScanKind.BADGE, {"person": owner.id})
    return Scan(ScanKind.UNKNOWN, reason=UNKNOWN)


def _fits(read: Callable[[str], object], code: str) -> bool:
    try:
        read(code)
    except ValueError:
        return False
    return True


def _of_another(station: Station, subject: str, at: ScannedFor) -> str | None:
    if at.subject is None or at.subject == subject:
        return None
    scanned, here = station.case(subject).patient, station.case(at.subject).patient
    return (
        f"This is {scanned.name}, MRN {scanned.mrn}, and not {here.name}. Stop: this is another "
        "patient."
    )


def _dose_parts(key: DoseKey) -> dict[str, str]:
    return {"course": str(key.course), "cycle": str(key.cycle), "dose": str(key.slot)}


READERS: Final[
    tuple[tuple[Callable[[str], bool], Callable[[Station, str, ScannedFor], Scan]], ...]
] = (
    (is_head_code, _paper),
    (is_bag_code, _bag),
    (is_label_code, _dose_label),
    (is_pack_code, _pack),
)
