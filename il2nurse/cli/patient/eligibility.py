"""``il2nurse eligibility``: whether a patient may be treated, and who closes what is open."""

from argparse import Namespace
from collections.abc import Sequence

from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.patient.fluids import demand_patient
from il2nurse.cli.speaking import ExitCode, say, say_json, say_table
from il2nurse.cli.telling import notice_of, say_notice
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.assessment.result_sources import numbers_beside, origin_of
from il2nurse.domain.rules.course.calendar import follows
from il2nurse.domain.rules.course.next_course import NextCourse
from il2nurse.domain.rules.dose.eligibility import cautions, open_gates
from il2nurse.domain.rules.dose.gates import Gate
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.another_course import another_course_line
from il2nurse.readable.course.eligibility import (
    ELIGIBLE,
    NOT_ELIGIBLE,
    answer_in_words,
    asked_for_line,
    waived_lines,
)
from il2nurse.readable.course.in_force import numbers_in_force
from il2nurse.readable.course.pre_test_rows import PreTestRow, pre_test_rows, state_in_words
from il2nurse.workflow.patient.asked_for import moment_asked_for


def run(asked: Namespace) -> ExitCode:
    """Say every open gate and every pre-test as the record stands now; nothing is recorded."""
    with sound_register(asked.register, to_read=True) as register:
        station = station_of(register)
        mrn = demand_patient(station, asked.mrn)
        case = station.case(mrn)
        moment = moment_asked_for(station, mrn, asked.regimen)
        gates = open_gates(case, moment)
        tests = pre_tests(moment) if moment else ()
        if asked.json:
            say_json(eligibility_answer(mrn, moment, gates))
            return ExitCode.DONE
        if moment:
            say_notice(moment.regimen)
            if not moment.ordered:
                say(asked_for_line(moment))
        say(f"{NOT_ELIGIBLE if gates else ELIGIBLE}: {answer_in_words(gates)}")
        for gate in gates:
            say(gate.say)
        if moment and tests:
            say_table([_cells(row) for row in pre_test_rows(tests, moment, station.words)])
        another = another_course_line(moment)
        for told in (*waived_lines(tests, station.words), *((another,) if another else ())):
            say(told)
    return ExitCode.DONE


def eligibility_answer(mrn: str, moment: Moment | None, gates: Sequence[Gate]) -> dict[str, object]:
    """What is said as JSON; without a ``moment`` the ward has no regimen to ask by."""
    return {
        **(notice_of(moment.regimen) if moment else {}),
        "mrn": mrn,
        "regimen": moment.regimen.id if moment else None,
        "ordered": moment.ordered if moment else False,
        "eligible": not gates,
        "open": [gate_answer(gate) for gate in gates],
        "cautions": [each.say for each in (cautions(moment) if moment else ())],
        "numbers": list(numbers_in_force(moment.regimen) if moment else ()),
        "next_course": next_course_answer(follows(moment) if moment else None),
        "tests": [test_answer(test, moment) for test in pre_tests(moment)] if moment else [],
    }


def gate_answer(gate: Gate) -> dict[str, object]:
    """A gate as JSON: what is missing, and who can close it."""
    return {
        "id": gate.id,
        "missing": gate.missing,
        "closed_by": gate.closer.value,
        "who": gate.who,
        "not_before": gate.not_before.isoformat() if gate.not_before else None,
    }


def next_course_answer(found: NextCourse | None) -> dict[str, str | None] | None:
    """The days of another course as JSON; ``null`` while slots are open or nothing was given."""
    if found is None:
        return None
    days = {
        "earliest": found.earliest,
        "advised": found.advised_from,
        "blood_for_earliest": found.draw,
        "blood_for_advised": found.advised_draw,
        "review": found.review,
    }
    return {name: day.isoformat() if day else None for name, day in days.items()}


def _cells(row: PreTestRow) -> tuple[str, ...]:
    """A row of the table; the numbers stand behind the result, in the same line."""
    result = row.answer.replace("\n", ": ")
    return row.name, result, row.done, row.age, row.until, row.source, row.by, row.state


def test_answer(test: PreTest, moment: Moment) -> dict[str, object]:
    """A pre-test as JSON; ``null`` for what is not on record."""
    origin, observed = origin_of(test, moment.case.chart), test.observed
    return {
        "id": test.field.id,
        "answer": test.answer or None,
        "unit": test.field.unit or None,
        "done_on": test.done_on.isoformat() if test.done_on else None,
        "good_until": test.good_until.isoformat(timespec="minutes") if test.good_until else None,
        "age_days": (moment.today - test.done_on).days if test.done_on else None,
        "source": origin.kind.value if origin else None,
        "told_by": observed.told_by if observed else None,
        "numbers": [
            {
                "test": each.test,
                "value": each.received.measure.kept,
                "unit": each.received.own_unit,
                "taken_at": each.at.isoformat(timespec="minutes"),
                "source": each.source.value,
            }
            for each in numbers_beside(test, moment)
        ],
        "confirmed_by": test.charted_by,
        "witness": observed.witness if observed else None,
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
