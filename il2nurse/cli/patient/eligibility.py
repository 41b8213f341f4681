"""``il2nurse eligibility``: whether a patient may be treated, and who closes what is open."""

from argparse import Namespace

from il2nurse.app.joining import join
from il2nurse.cli.opening import sound_register
from il2nurse.cli.patient.fluids import demand_patient
from il2nurse.cli.printing import settings_for
from il2nurse.cli.speaking import ExitCode, say, say_json, say_table
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.eligibility import CLOSERS, Gate, cautions, open_gates
from il2nurse.readable.course.eligibility import (
    ELIGIBLE,
    state_in_words,
    test_cells,
    waived_lines,
)
from il2nurse.readable.course.in_force import numbers_in_force
from il2nurse.workflow.clocks import SystemClock


def run(asked: Namespace) -> ExitCode:
    """Say every open gate and every pre-test as the record stands now; nothing is recorded."""
    with sound_register(asked.register, to_read=True) as register:
        station = join(settings_for(register), register, SystemClock())
        mrn = demand_patient(station, asked.mrn)
        case = station.case(mrn)
        moment = station.moment(mrn) if case.course else None
        gates = open_gates(case, moment)
        tests = pre_tests(moment) if moment else ()
        if asked.json:
            say_json(
                {
                    "mrn": mrn,
                    "regimen": case.course.regimen if case.course else None,
                    "eligible": not gates,
                    "open": [gate_answer(gate) for gate in gates],
                    "cautions": [each.say for each in (cautions(moment) if moment else ())],
                    "numbers": list(numbers_in_force(moment.regimen) if moment else ()),
                    "tests": [test_answer(test) for test in tests],
                }
            )
            return ExitCode.DONE
        for gate in gates:
            say(gate.say)
        if not gates:
            say(ELIGIBLE)
        if tests:
            say_table([(*test_cells(test, station.words), state_in_words(test)) for test in tests])
        for told in waived_lines(tests, station.words):
            say(told)
    return ExitCode.DONE


def gate_answer(gate: Gate) -> dict[str, object]:
    """A gate as JSON: what is missing, and who can close it."""
    return {
        "id": gate.id,
        "missing": gate.missing,
        "closed_by": gate.closer.value,
        "who": CLOSERS[gate.closer],
    }


def test_answer(test: PreTest) -> dict[str, object]:
    """A pre-test as JSON; ``null`` for what is not on record."""
    return {
        "id": test.field.id,
        "answer": test.answer or None,
        "unit": test.field.unit or None,
        "done_on": test.done_on.isoformat() if test.done_on else None,
        "good_until": test.good_until.isoformat(timespec="minutes") if test.good_until else None,
        "confirmed_by": test.charted_by,
        "report": test.report,
        "waived": {
            "by": test.waived.by,
            "at": test.waived.at.isoformat(timespec="minutes"),
            "why": test.waived.reason,
        }
        if test.waived
        else None,
        "state": state_in_words(test),
    }
