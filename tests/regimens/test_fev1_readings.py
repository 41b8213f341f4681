"""Both readings of FEV1, at, below and above their limits: the label, and either value."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.readable.course.in_force import numbers_in_force
from il2nurse.workflow.chart import charting
from tests.normal import FILE
from tests.regimens.alternatives import ALTERNATIVES
from tests.regimens.conftest import Spoil
from tests.shipped import ShippedRegimens
from tests.ward import MRN, NURSE, Ward, make_ward

# Litres, percent, whether the label is against a dose, and the older reading.
ROWS = [
    ("2", "", True, True),
    ("2.01", "", False, False),
    ("", "74.9", True, True),
    ("", "75", False, False),
    ("2", "75", True, False),
    ("2", "74.9", True, True),
    ("2.01", "74.9", True, False),
    ("2.01", "75", False, False),
    ("2.5", "70", True, False),
]


def book(*, older: bool) -> ShippedRegimens:
    """The shipped file, or as a site wrote it that takes either value."""
    made = ShippedRegimens()
    if older:
        made.use(ALTERNATIVES["settled_fev1"](FILE.read_text(encoding="utf-8")))
    return made


def chart(ward: Ward, **typed: str) -> None:
    """Chart the numbers of a report of today."""
    day = {"pulmonary_function_date": ward.station.moment(MRN).today.isoformat()}
    values = {"pulmonary_function": "normal", **day, **typed}
    fields = tuple(ward.regimen.fields[name] for name in values)
    charting.observe(ward.station, NURSE, MRN, fields, ObservedFact(values))


@pytest.mark.parametrize("older", [False, True], ids=["label", "older"])
@pytest.mark.parametrize(("litres", "percent", "label", "either"), ROWS)
def test_what_is_against_a_dose(
    litres: str, percent: str, *, label: bool, either: bool, older: bool
) -> None:
    ward = make_ward(book=book(older=older))
    typed = {"fev1_l": litres, "fev1_percent": percent}
    chart(ward, **{name: value for name, value in typed.items() if value})
    against = bool(shut_gates(ward.station.moment(MRN)))
    assert against is (either if older else label)


def test_an_old_value_lets_nothing_pass() -> None:
    ward = make_ward(book=book(older=True))
    chart(ward, fev1_percent="80")
    ward.pass_time(60 * 24 * 28 + 1)
    chart(ward, fev1_l="1.8")
    assert shut_gates(ward.station.moment(MRN))
    tests = pre_tests(ward.station.moment(MRN))
    assert [each.serves for each in tests if each.field.id == "fev1_percent"] == [False]


@pytest.mark.parametrize(
    ("older", "says"),
    [
        (False, "No dose if FEV1 is at most 2 L; or FEV1 % is below 75 %."),
        (
            True,
            "FEV1 is at most 2 L unless FEV1 % is at least 75 %; or FEV1 % is below 75 % ",
        ),
    ],
)
def test_the_reading_in_force_is_named(says: str, *, older: bool) -> None:
    regimen = next(iter(book(older=older).today().values()))
    (told,) = numbers_in_force(regimen)
    assert says in told


def test_unless_looks_at_another_field_of_the_step(spoil: Spoil) -> None:
    old = 'when = { field = "fev1_l", at_most = 2 }'
    same = f'{old}\n  unless = {{ field = "fev1_l", above = 3 }}'
    assert "looks at another field" in " ".join(spoil('id = "fev1_l_low"', old, same))
    strange = f'{old}\n  unless = {{ field = "heart_rate_per_min", above = 3 }}'
    assert "is not asked in the step" in " ".join(spoil('id = "fev1_l_low"', old, strange))


@pytest.mark.parametrize("same", [True, False], ids=["same report", "newer report"])
def test_a_day_later_a_value_serves_still_beside_one_of_its_own_report(*, same: bool) -> None:
    ward = make_ward(book=book(older=True))
    chart(ward, fev1_percent="80")
    ward.clock.move(timedelta(days=1))
    if same:
        fields = (ward.regimen.fields["fev1_l"],)
        charting.observe(ward.station, NURSE, MRN, fields, ObservedFact({"fev1_l": "1.8"}))
    else:
        chart(ward, fev1_l="1.8")
    assert bool(shut_gates(ward.station.moment(MRN))) is not same


def test_what_nobody_recorded_excludes_nothing(spoil: Spoil) -> None:
    said = spoil('id = "pregnancy_status"', '"other", "unknown"]', '"other"]')
    assert 'must name "unknown" too' in " ".join(said)
