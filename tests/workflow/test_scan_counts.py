"""How codes came in: kept with the step, told on the record, counted by week."""

from datetime import date, timedelta

import pytest

from il2nurse.domain.record.register.scan_facts import (
    CodeOn,
    CodeSource,
    CodeUnreadFact,
    WhyUnread,
)
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.dose import confirming
from il2nurse.workflow.dose.bag.taking import take_bag
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.scan_counts import report_unread, scans_by_week
from tests.ward import NURSE, Ward, key
from tests.workflow.pharmacy.made import make_pharmacy

SMUDGED = CodeUnreadFact(CodeOn.WRISTBAND, WhyUnread.SMUDGED)


def confirm(ward: Ward, scanned: tuple[str, ...] | None) -> None:
    answers = ward.answers("identify")
    filled = FilledStep("identify", answers, None, tuple(answers), scanned)
    confirming.confirm(ward.station, NURSE, key(), filled)


@pytest.mark.parametrize(
    ("scanned", "told"),
    [
        (("identity_mrn",), {"identity_mrn": CodeSource.SCANNED}),
        ((), {"identity_mrn": CodeSource.TYPED}),
        (None, {}),
    ],
)
def test_a_step_keeps_how_its_wristband_was_read(
    ward: Ward, scanned: tuple[str, ...] | None, told: dict[str, CodeSource]
) -> None:
    confirm(ward, scanned)
    assert ward.dose().steps["identify"].told == told
    counted = [(week.scanned, week.typed) for week in scans_by_week(ward.station)]
    values = list(told.values())
    assert counted == (
        [(values.count(CodeSource.SCANNED), values.count(CodeSource.TYPED))] if told else []
    )


def test_what_could_not_be_read_is_counted_by_week_and_reason(ward: Ward) -> None:
    for _ in range(2):
        report_unread(ward.station, NURSE, SMUDGED)
    ward.pass_time(7 * 24 * 60)
    report_unread(ward.station, NURSE, CodeUnreadFact(CodeOn.VIAL, WhyUnread.OTHER, "frost"))
    newest, oldest = scans_by_week(ward.station)
    assert newest.monday - oldest.monday == timedelta(days=7)
    assert newest.monday.weekday() == 0
    assert oldest.unread == {(CodeOn.WRISTBAND, WhyUnread.SMUDGED): 2}
    assert newest.unread == {(CodeOn.VIAL, WhyUnread.OTHER): 1}
    assert scans_by_week(ward.station, 1) == (newest,)
    assert scans_by_week(ward.station, 4) == (newest, oldest)


def test_another_reason_is_said_in_words(ward: Ward) -> None:
    with pytest.raises(Slip, match="Say what the reason is"):
        report_unread(ward.station, NURSE, CodeUnreadFact(CodeOn.BAG, WhyUnread.OTHER, "  "))
    assert scans_by_week(ward.station) == ()


def test_a_bag_whose_number_was_typed_says_why() -> None:
    made = make_pharmacy()
    made.make()
    made.begin_dose()
    take_bag(made.ward.station, NURSE, key(), made.bag.number, why_typed=WhyUnread.POOR_PRINT)
    (week,) = scans_by_week(made.ward.station)
    assert week.unread == {(CodeOn.BAG, WhyUnread.POOR_PRINT): 1}
    assert week.typed == 1
    assert isinstance(week.monday, date)
