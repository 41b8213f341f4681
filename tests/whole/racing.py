"""What a station of its own does in a race with another: a process, a register file, one act."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.storage.register import open_register
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course import closing, cycle_plan, moving, ordering
from il2nurse.workflow.course.approving import withdraw_regimen
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, holding, infusing, reacting
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people import access, sign_in
from il2nurse.workflow.station import Station
from tests.cheap_pins import CHEAP
from tests.suitable import SUITABLE
from tests.ward import (
    CHARGE,
    DOCTOR,
    DRUGS,
    FIRST_SLOT,
    MRN,
    NURSE,
    PATIENT,
    PIN,
    REGIMEN,
    SECOND,
    key,
    make_station,
)

WHY = "The patient was in the scanner"
NEW = replace(PATIENT, bed="713-A", mrn="77", family="Quist")


def hold(station: Station) -> object:
    """Hold the dose."""
    call = Call(DOCTOR.id, station.now().at, read_back=True, order="Hold it")
    return holding.hold(station, SECOND, key(), Grounds("prescriber", call))


def correct(station: Station) -> object:
    """Say that there was hardly any urine."""
    observed = station.case(MRN).chart.newest("urine_8h_ml", station.now().at)
    seq = observed.seq if observed else 0
    field, why = REGIMEN.fields["urine_8h_ml"], "Read from the wrong list"
    return correcting.correct(station, SECOND, MRN, ValueChange(seq, field, "60", why))


def order(station: Station) -> object:
    """Order another course."""
    weighing = Weighing(Decimal(70), date(2026, 11, 20), sign_in.Witness(SECOND.id, PIN))
    first = FIRST_SLOT + timedelta(hours=6)
    plan = cycle_plan.CyclePlan(OwnPin(PIN), weighing, first, drugs=DRUGS)
    return ordering.order_course(station, DOCTOR, MRN, REGIMEN, plan, suitability=SUITABLE)


def move(station: Station) -> object:
    """Let the first dose be due three hours later."""
    to = FIRST_SLOT + timedelta(hours=3)
    return moving.move_slots(station, DOCTOR, MRN, OwnPin(PIN), to, WHY)


def close(station: Station) -> object:
    """Close the rest of the cycle."""
    reason = closing.CloseReason("prescriber", WHY)
    return closing.close_cycle(station, DOCTOR, MRN, OwnPin(PIN), reason)


def stop(station: Station) -> object:
    """Record a reaction that ends the treatment."""
    seen = ReactionFact("anaphylaxis", "Wheeze and hives", "Adrenaline", grade=4)
    return reacting.react(station, SECOND, key(), seen)


def withdraw(station: Station) -> object:
    """Let nobody order by the regimen any more."""
    return withdraw_regimen(station, DOCTOR, REGIMEN.digest, WHY, PIN)


ACTS: Mapping[str, Callable[[Station], object]] = {
    "start": lambda at: infusing.start(at, NURSE, key(), {}),
    "hold": hold,
    "correct": correct,
    "move": move,
    "close": close,
    "stop": stop,
    "order": order,
    "withdraw": withdraw,
    "discharge": lambda at: admission.discharge(at, SECOND, MRN),
    "admit": lambda at: admission.admit(at, NURSE, NEW),
    "admit another": lambda at: admission.admit(at, SECOND, replace(NEW, family="Okoro")),
    "sign": lambda at: administration.sign(at, NURSE, key(), "Held the dose", PIN),
    "end": lambda at: access.end_person(at, CHARGE, NURSE.id),
}


def act(path: Path, desk: str, at: datetime, start: Barrier, told: Connection) -> None:
    """Open a station, wait for the other one, act, and tell how it went; "" where it was kept.

    The desk has the name of the act, and a number.
    """
    register = open_register(path, pins=CHEAP)
    station = make_station(register, SimulatedClock(at), desk)
    station.case(MRN)
    start.wait()
    try:
        ACTS[desk.rpartition(" ")[0]](station)
    except (NotAllowed, Slip) as refused:
        told.send(str(refused))
    else:
        told.send("")
    told.close()
    register.close()
