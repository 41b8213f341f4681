"""The file for injections in people with HIV: its figures, and what it says first."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.app.shelf import is_guided, shelf
from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Act, Regimen
from il2nurse.domain.regimen.timetable import InWeeks, OtherCourses
from il2nurse.domain.rules.moment import asked_of_sex
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.regimens import BadRegimen, load_whole
from tests.normal import REGIMEN, RESOURCES
from tests.suitable import suitable

ID = "aldesleukin-subcutaneous-hiv"
TEXT = (RESOURCES / "regimens" / f"{ID}.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def regimen() -> Regimen:
    return load_whole(TEXT, f"{ID}.toml")


def test_its_doses_are_three_levels_twice_daily_for_five_days(regimen: Regimen) -> None:
    dosing, table = regimen.preparation.dosing, regimen.timetable
    assert isinstance(dosing, DoseLevels)
    assert [each.international_units / 1_000_000 for each in dosing.levels] == [
        Decimal("4.5"),
        Decimal(6),
        Decimal("7.5"),
    ]
    assert (table.interval, table.doses_per_cycle) == (timedelta(hours=12), 10)
    assert table.cycle_length == timedelta(days=5)


def test_its_courses_follow_in_weeks_and_inherit_no_discharge(regimen: Regimen) -> None:
    weeks = timedelta(weeks=8)
    assert regimen.timetable.courses == InWeeks(weeks, timedelta(days=14), timedelta(days=28))
    with pytest.raises(OtherCourses):
        _ = regimen.timetable.next_course


def test_it_has_nothing_of_a_bag_a_tumour_or_an_infusion(regimen: Regimen) -> None:
    assert regimen.preparation.dilution is None
    assert (regimen.infusion, regimen.pause_reasons, regimen.stop_reasons) == (timedelta(), (), ())
    assert (regimen.responses, regimen.relative_stop_count) == ((), 0)
    titles = {table.title for table in regimen_tables(regimen)}
    assert "Dose levels" in titles
    assert not {"Responses to a course", "Calls to the prescriber"} & titles


def test_research_only_is_said_first(regimen: Regimen) -> None:
    assert regimen.first_notice.startswith("RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN.")
    assert [step.act for step in regimen.steps].count(Act.INJECT) == 1
    attested = regimen.field("attested")
    assert len(attested.words()) == 3


def test_the_window_guides_its_doses_and_it_is_not_the_first_choice(regimen: Regimen) -> None:
    assert is_guided(regimen)
    assert next(iter(shelf().today())) == REGIMEN.id


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('value = 8\nunit = "weeks"', 'value = 4\nunit = "weeks"', "course_weeks"),
        ("= 7_500_000", "= 75_000_000", "which is no dose level"),
        ("= 4_500_000", "= 450_000", "which is no dose level"),
        ("value = 28\n", "value = 8\n", "unreliable_after_days"),
        ("{ above = 38.9 }", "{ above = 40 }", "temperature"),
        ('id = "course_weeks"', 'id = "rest_days"', "its courses follow a discharge"),
        ('function = "allergy_named"', 'function = "younger_than_allowed"', "would hold nothing"),
        ('id = "syringe_limit_hours"', 'id = "bag_limit_hours"', "injected from a syringe"),
    ],
)
def test_a_slip_in_it_is_refused(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(BadRegimen) as refused:
        load_whole(TEXT.replace(old, new, 1), "slip.toml")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        ("indication", "another_use", "for nothing else"),
        ("viral_load_state", "high", "No dose is ordered, and none is given"),
        ("setting", ("close_supervision",), "number for an emergency"),
        *(
            ("illness_known", (illness,), "it is not used")
            for illness in ("lung", "thyroid", "allergy")
        ),
        *(
            ("illness_known", (illness,), "no dose is ordered, and none is given")
            for illness in ("heart", "diabetes", "autoimmune")
        ),
        ("pregnancy_known", "pregnant", "it is not used"),
    ],
)
def test_what_rules_it_out_is_asked_once_and_not_ordered(
    regimen: Regimen, field: str, answer: Answer, said: str
) -> None:
    answers = {**(suitable(regimen) or {}), field: answer}
    with pytest.raises(Slip, match=said):
        regimen.suitability.read(answers, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("field", "answer"), [("induction_goal", "not_reached"), ("goal_in_words", "")]
)
def test_maintenance_is_ordered_once_its_goal_was_reached(field: str, answer: str) -> None:
    maintenance = shelf().today()["aldesleukin-subcutaneous-maintenance"]
    answers = suitable(maintenance) or {}
    assert maintenance.suitability.read(answers, date(2026, 11, 20))["induction_goal"] == "reached"
    with pytest.raises(Slip) as slip:
        maintenance.suitability.read({**answers, field: answer}, date(2026, 11, 20))
    assert slip.value.field == field


@pytest.mark.parametrize(("sex", "asked"), [("male", False), ("female", True), ("unknown", True)])
def test_men_are_asked_of_no_pregnancy_and_no_breastfeeding(sex: str, *, asked: bool) -> None:
    for name, question in ((ID, "pregnancy_known"), (REGIMEN.id, "breastfeeding")):
        once = asked_of_sex(shelf().today()[name], sex).suitability
        assert (question in {field.id for field in once.fields}) is asked
        assert once.read(suitable(shelf().today()[name]) or {}, date(2026, 11, 20))


def test_a_rule_that_holds_owes_no_call_besides() -> None:
    watches = 'result = "watch"\n  say = "Short of breath: call the prescriber now."'
    with pytest.raises(BadRegimen, match='"owes_call" is for a rule that watches'):
        load_whole(TEXT.replace(watches, watches.replace("watch", "hold")), f"{ID}.toml")
