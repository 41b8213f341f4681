"""Every limit of the regimen that keeps a dose back: it can only be held, and a role leads on."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.rules import VERDICTS, Result, Verdict
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.dose.decisions import current_step
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.regimens.behaviour.tables import cells, changed, judged, rows
from tests.walk.acts import DEEDS
from tests.walk.scene import Scene
from tests.walk.treatments import INTENSIVE
from tests.ward import MRN, NURSE, REGIMEN, Ward, key, make_ward, once

DECIDING = (Result.HOLD, Result.ABSOLUTE, Result.STOP)
LIMITS: Mapping[str, Result] = {
    limit.id: limit.result
    for criterion in REGIMEN.criteria
    for limit in criterion.limits
    if limit.result in DECIDING
}
LEADS_ON = {
    Verdict.HOLD: {"begin": "nurse"},
    Verdict.STOP_CYCLE: {"plan the next cycle": "prescriber"},
    Verdict.STOP_PERMANENTLY: {"reopen": "prescriber"},
}
"""Who leads on after a hold for such a reason, and how."""


def chartable() -> dict[str, str]:
    """By limit, a row of the behaviour table that reaches it with what is charted."""
    found: dict[str, str] = {}
    for row in rows("criteria"):
        values = cells(row)[0]
        if all(REGIMEN.fields[n].chart for n in changed(values) if n in REGIMEN.fields):
            for each in judged(REGIMEN, values):
                if each.rule in LIMITS and set(changed(values)) <= set(REGIMEN.fields):
                    found.setdefault(each.rule, values)
    return found


CHARTED = {
    **chartable(),
    "relative_count_hold": "bilirubin_mg_dl = 7.01",
    "relative_count_absolute": "bilirubin_mg_dl = 7.01, platelets_per_mm3 = 30000, "
    "creatinine_mg_dl = 2.5",
}


def begun(ward: Ward, slot: int = 1) -> None:
    """Begin a dose and record its steps up to the hold criteria."""
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", slot)


@once
def at_the_criteria() -> Ward:
    """A ward whose dose 1 has every step up to the hold criteria."""
    ward = make_ward()
    begun(ward)
    return ward


def chart(ward: Ward, values: str) -> None:
    """Chart these values now."""
    asked = changed(values)
    fields = tuple(ward.regimen.fields[name] for name in asked)
    answers = {
        each.id: (asked[each.id],) if each.kind.value == "many" else asked[each.id]
        for each in fields
    }
    told = ObservedFact(answers, confirmed=tuple(asked))
    charting.observe(ward.station, NURSE, MRN, fields, told)


def leading(ward: Ward) -> dict[str, str]:
    """What leads on now, with the role that does it."""
    scene = Scene(ward.station, Random(0))
    return {deed.name: deed.role.value for deed in DEEDS if deed.leads(scene)}


@pytest.mark.parametrize("limit", sorted(CHARTED))
def test_what_is_charted_keeps_the_dose_back_and_a_role_leads_on(limit: str) -> None:
    ward = at_the_criteria()
    chart(ward, CHARTED[limit])
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert limit in {each.rule for each in standing.findings}
    with pytest.raises(NotAllowed, match="press “Hold this dose”"):
        current_step(ward.station.moment(MRN), ward.dose())
    row = ward_row(ward.station, MRN)
    assert (row.state, row.next_action) == (WardState.MUST_HOLD, standing.say)
    # What stops for good stands of itself, and a prescriber may lift it before the dose is held.
    lifts = {"reopen": "prescriber"} if LIMITS[limit] is Result.STOP else {}
    aside = {"override": "nurse"} if limit == INTENSIVE.put_aside else {}
    assert leading(ward) == {"hold": "nurse", **lifts, **aside}
    holding.hold(ward.station, NURSE, key(), Grounds("criteria", ward.call()))
    assert VERDICTS[LIMITS[limit]].severity <= standing.verdict.severity
    assert leading(ward) == LEADS_ON[standing.verdict]


def too_soon(ward: Ward) -> None:
    """The next dose, checked right after the last one."""
    ward.give()
    begun(ward, 2)


def three_held(ward: Ward) -> None:
    """Three doses of the cycle held."""
    for _ in range(3):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("kidney", ward.call()))


def all_used(ward: Ward) -> None:
    """Every slot of the cycle used: two doses held, the others given."""
    for _ in range(2):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("kidney", ward.call()))
    for slot in range(3, ward.regimen.timetable.doses_per_cycle + 1):
        last_given(ward, slot)


def all_given(ward: Ward) -> None:
    """Every dose of the cycle started."""
    for slot in range(1, ward.regimen.timetable.doses_per_cycle + 1):
        last_given(ward, slot)


def last_given(ward: Ward, slot: int) -> None:
    """Give the dose of the slot in its time."""
    ward.clock.move(ward.station.moment(MRN).slots[slot - 1] - ward.station.now().at)
    ward.give(slot)


BUILT: Mapping[str, tuple[Callable[[Ward], None], dict[str, str]]] = {
    "interval_hold": (too_soon, {"hold": "nurse"}),
    "doses_held_absolute": (three_held, {"plan the next cycle": "prescriber"}),
    "slots_used_absolute": (all_used, {"plan the next cycle": "prescriber"}),
    "doses_given_absolute": (all_given, {"plan the next cycle": "prescriber"}),
}
"""What comes of the doses before, and who leads on."""


@pytest.mark.parametrize("limit", sorted(BUILT))
def test_what_the_doses_before_say_keeps_a_dose_back_and_a_role_leads_on(limit: str) -> None:
    ward = make_ward()
    build, roles = BUILT[limit]
    build(ward)
    assert limit in {each.rule for each in assess_now(ward.station.moment(MRN)).against}
    assert leading(ward) == roles


def test_every_limit_is_built() -> None:
    assert set(LIMITS) == set(CHARTED) | set(BUILT)


def test_too_soon_passes_by_itself() -> None:
    ward = make_ward()
    too_soon(ward)
    with pytest.raises(NotAllowed, match=r"Wait until they have passed.* Nothing was recorded\."):
        current_step(ward.station.moment(MRN), ward.dose(2))
    ward.clock.move(timedelta(hours=7))
    assert not may_go_on(ward.station.moment(MRN), ward.dose(2)).must_hold
    assert leading(ward) == {"next step": "nurse"}
