"""What comes first on a chart of the downtime pack: what somebody has to look at."""

from decimal import Decimal

from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.values.text import Emphasis
from il2nurse.readable.content import Subject
from il2nurse.readable.downtime.current import current_chart
from il2nurse.readable.downtime.look_first import First
from il2nurse.readable.papers import DOWNTIME
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.chart import fluids
from il2nurse.workflow.papers.printing import show_paper
from il2nurse.workflow.papers.subjects import sources_of
from tests.reports import stories
from tests.reports.reading import pages
from tests.ward import MRN, NURSE, Ward, make_ward
from tests.workflow.pharmacy.made import make_pharmacy


def first(ward: Ward) -> tuple[First, ...]:
    return current_chart(sources_of(ward.station, Subject(MRN))).first


def said(ward: Ward) -> str:
    return " ".join(each.say for each in first(ward))


def test_nothing_comes_first_before_anything_happened() -> None:
    assert first(make_ward()) == ()


def test_an_alarm_that_nobody_answered_and_a_call_that_nobody_made_come_first(
    papers: ReportPapers,
) -> None:
    ward = stories.full_dose()
    ward.pass_time(60)
    stories.observe(
        ward, {"heart_rate_per_min": "142", "systolic_mmhg": "84", "respiratory_rate_per_min": "26"}
    )
    found = first(ward)
    loud = [each.say for each in found if each.emphasis is Emphasis.ALARM]
    assert any(each.startswith("NEWS2 score") and "not acknowledged" in each for each in loud)
    assert any(each.startswith("Heart rate high, 142") for each in loud)
    told = pages(show_paper(ward.station, NURSE, DOWNTIME, Subject(""), papers).pdf)
    assert "■ Heart rate high, 142 per min" in " ".join(told[0].split())
    assert "no call to the prescriber on record" in " ".join(told[0].split())


def test_what_is_overdue_is_named_with_its_age_and_not_told_as_due() -> None:
    ward = stories.full_dose()
    ward.pass_time(9 * 60)
    chart = current_chart(sources_of(ward.station, Subject(MRN)))
    assert any(each.say.startswith("Vital signs overdue since") for each in chart.first)
    assert "Vital signs due" not in dict(chart.now)


def test_reactions_and_doses_not_given_are_told_with_what_was_done() -> None:
    assert "Reaction in dose 1 at" in said(stories.full_dose())
    held = said(stories.held_dose())
    assert "Dose 1 held at" in held
    assert "called at" in held


def test_typed_urine_that_the_chart_does_not_bear_out_is_told() -> None:
    ward = stories.full_dose()
    assert "mL was entered as the total" in said(ward)
    fluids.chart_fluid(ward.station, NURSE, MRN, FluidFact("out", "urine", Decimal(90)))
    assert "Ask who entered it" in said(ward)


def test_the_bags_in_use_are_named_with_state_and_limit() -> None:
    made = make_pharmacy()
    made.make()
    told = dict(current_chart(sources_of(made.ward.station, Subject(MRN))).now)
    line = told[f"Bag {made.bag.number}"]
    assert line.startswith("For dose 1, released, and not received on the ward; use by ")
    made.return_it()
    assert f"Bag {made.bag.number}" not in dict(
        current_chart(sources_of(made.ward.station, Subject(MRN))).now
    )
