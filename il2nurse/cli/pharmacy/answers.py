"""``il2nurse scan``, ``bags`` and ``stock``: what a code is, where each bag stands, which vials."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date

from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import ExitCode, Refused, complain, say, say_json, say_table
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.record.pharmacy.stock import Lot
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.rules.bags.fitting import limit_of, lots_of
from il2nurse.domain.rules.bags.standing import STATES, state_of
from il2nurse.domain.values.text import written_date
from il2nurse.readable.words import NO_VALUE
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.pharmacy.bags import every_bag
from il2nurse.workflow.pharmacy.lots import fate_of, stock, unread, uses_of_lot
from il2nurse.workflow.scanned import ScannedFor, read_scan
from il2nurse.workflow.station import Station


def scan(asked: Namespace) -> ExitCode:
    """Say what a code is, and whether it serves for the patient and dose named; writes nothing.

    A code that does not serve ends with ``BLOCKED``.
    """
    if asked.dose and not asked.mrn:
        raise Refused("--dose: name its patient too, with --mrn NUMBER.")
    with sound_register(asked.register, to_read=True) as register:
        station = station_of(register)
        found = read_scan(station, asked.code, _scanned_for(station, asked))
    if asked.json:
        say_json(
            {
                "kind": found.kind.value,
                "parts": dict(found.parts),
                "accepted": found.accepted,
                "reason": found.reason,
            }
        )
    else:
        parts = " · ".join(f"{name} {value}" for name, value in found.parts.items())
        say(f"{found.kind.value.replace('_', ' ')}: {parts or 'nothing that can be read'}")
        say(found.reason or "It serves.")
    return ExitCode.DONE if found.accepted else ExitCode.BLOCKED


def _scanned_for(station: Station, asked: Namespace) -> ScannedFor:
    if not asked.mrn:
        return ScannedFor()
    subject = find_subject(station, asked.mrn)
    if not subject:
        raise Refused(f"No patient with the MRN {asked.mrn} is in this register.")
    if not asked.dose:
        return ScannedFor(subject)
    course = station.case(subject).course
    if course is None:
        raise Refused(f"The patient {asked.mrn} has no order yet.")
    dose = DoseKey(subject, course.number, course.current.number, asked.dose)
    return ScannedFor(subject, dose)


def bags(asked: Namespace) -> ExitCode:
    """List every bag: its number, patient, dose, state, limit and lots; the newest first."""
    with sound_register(asked.register, to_read=True) as register:
        station = station_of(register)
        found = [_bag(station, bag) for bag in _newest_first(every_bag(station))]
    if asked.json:
        say_json({"bags": found})
    elif found:
        columns = ("number", "mrn", "dose", "state_in_words", "use_by")
        say_table([tuple(str(each[name] or NO_VALUE) for name in columns) for each in found])
    else:
        say("No bag was begun on this ward.")
    return ExitCode.DONE


def _newest_first(found: Iterable[Bag]) -> list[Bag]:
    return sorted(found, key=lambda bag: bag.begun.number, reverse=True)


def _bag(station: Station, bag: Bag) -> dict[str, object]:
    patient, key = station.case(bag.key.mrn).patient, bag.key
    try:
        moment = station.moment(key.mrn)
    except (NotAllowed, BrokenRegister):
        state, use_by = bag.state, None
    else:
        state = state_of(moment.text(bag.regimen_digest), bag)
        limit = limit_of(moment, bag)
        use_by = station.local(limit.ends).isoformat() if limit else None
    return {
        "number": bag.number,
        "mrn": patient.mrn,
        "course": key.course,
        "cycle": key.cycle,
        "dose": key.slot,
        "state": state.value,
        "state_in_words": STATES[state],
        "use_by": use_by,
        "international_units": str(bag.international_units),
        "lots": list(lots_of(bag)),
        "prepared_by": sorted(bag.preparers),
        "checked_by": bag.agreed.by if bag.agreed else None,
    }


def show_stock(asked: Namespace) -> ExitCode:
    """List the vials by lot and expiry; of one lot also every dose that got some of it."""
    with sound_register(asked.register, to_read=True) as register:
        station = station_of(register)
        lots = [_lot(lot) for lot in stock(station)]
        used = [_use(station, asked.lot)] if asked.lot else []
        problems = unread(station)
    if asked.json:
        say_json({"stock": lots, "unread": list(problems), **({"uses": used[0]} if used else {})})
        return ExitCode.FAILED if problems else ExitCode.DONE
    if lots:
        say_table([_line(lot) for lot in lots])
    else:
        say("No vials are on record.")
    for problem in problems:
        complain(problem)
    for each in used[0] if used else ():
        say(f"MRN {each['mrn']}, dose {each['dose']}: {each['vials']} vials, {each['at']}")
    return ExitCode.FAILED if problems else ExitCode.DONE


def _lot(lot: Lot) -> dict[str, object]:
    return {
        "lot": lot.lot,
        "expiry": lot.expiry.isoformat(),
        "left": lot.left,
        "received": lot.received,
        "used": lot.used,
        "wasted": lot.wasted,
        "article": lot.article,
        "quarantine": lot.quarantine.reason if lot.quarantine else None,
    }


def _line(lot: dict[str, object]) -> tuple[str, ...]:
    held = f"in quarantine: {lot['quarantine']}" if lot["quarantine"] else ""
    day = written_date(date.fromisoformat(str(lot["expiry"])))
    return (f"lot {lot['lot']}", f"expiry {day}", f"{lot['left']} left", held)


def _use(station: Station, lot: str) -> list[dict[str, object]]:
    return [
        {
            "mrn": station.case(each.key.mrn).patient.mrn,
            "course": each.key.course,
            "cycle": each.key.cycle,
            "dose": each.key.slot,
            "bag": each.bag,
            "vials": each.vials,
            "at": station.local(each.at).isoformat(),
            "discarded": each.discarded,
            "fate": fate_of(each),
        }
        for each in uses_of_lot(station, lot)
    ]
