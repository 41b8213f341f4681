"""What was to be tried for months is compared with the first dose that was given so here."""

from datetime import date

import pytest

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.course.known_on_file import OnFileAtOrder, TriedOnRecord
from il2nurse.regimens import BadRegimen, load, load_whole
from tests.normal import FILE

NAME = "aldesleukin-continuous-iv-hiv.toml"
TEXT = FILE.with_name(NAME).read_text(encoding="utf-8")
REGIMEN = load_whole(TEXT, NAME)
(TRIED,) = REGIMEN.suitability.tried
ANSWERED = {"after_injections": "no_rise"}
CLINIC = {"setting": "clinic", "suitability_reason": "The clinic has skilled staff day and night"}


def on_record(since: date | None, today: date, **kept: str) -> OnFileAtOrder:
    asked = REGIMEN.fields["after_injections"]
    told = TriedOnRecord(TRIED, asked, since, today)
    return OnFileAtOrder((), (told,), kept)


@pytest.mark.parametrize(
    ("since", "today", "asks"),
    [
        (date(2026, 5, 20), date(2026, 11, 19), True),
        (date(2026, 5, 20), date(2026, 11, 20), False),
        (date(2026, 5, 20), date(2026, 11, 21), False),
        (date(2026, 8, 31), date(2027, 2, 27), True),
        (date(2026, 8, 31), date(2027, 2, 28), False),
        (None, date(2026, 11, 20), False),
    ],
)
def test_less_than_six_months_takes_words(since: date | None, today: date, *, asks: bool) -> None:
    found = on_record(since, today)
    assert [each.result for each in found.findings(ANSWERED)] == [Result.WATCH] * asks
    found.refuse({**ANSWERED, TRIED.reason: "Elsewhere since March"}, "Nothing.")
    if asks:
        for missing in ({}, {TRIED.reason: "-"}, CLINIC):
            with pytest.raises(Slip, match="less than 6 months ago") as slip:
                found.refuse({**ANSWERED, **missing}, "Nothing was ordered.")
            assert slip.value.field == TRIED.reason
    else:
        found.refuse(ANSWERED, "Nothing was ordered.")


def test_what_is_on_record_stands_below_the_question() -> None:
    asked = (REGIMEN.fields["after_injections"],)
    (hinted,) = on_record(date(2026, 5, 20), date(2026, 11, 20)).hints(asked)
    assert hinted.hint == "On record here: first injected on 20-May-2026."
    (hinted,) = on_record(None, date(2026, 11, 20)).hints(asked)
    assert hinted.hint == "On record here: none was injected."


def test_an_answer_that_stands_as_it_did_is_not_asked_again() -> None:
    kept = on_record(date(2026, 10, 1), date(2026, 11, 20), **ANSWERED)
    assert kept.findings(ANSWERED) == ()


def test_the_words_that_an_answer_rests_on_are_not_taken_away_while_it_stands() -> None:
    whole = {**ANSWERED, TRIED.reason: "Elsewhere since March"}
    kept = on_record(date(2026, 10, 1), date(2026, 11, 20), **whole)
    kept.refuse(whole, "Nothing was recorded.")
    for emptied in (ANSWERED, {**whole, TRIED.reason: "-"}):
        with pytest.raises(Slip, match="less than 6 months ago"):
            kept.refuse(emptied, "Nothing was recorded.")


@pytest.mark.parametrize(
    ("old", "new", "say"),
    [
        ('answers = ["no_rise"]\n  given', "answers = []\n  given", '"answers" is missing'),
        ('answers = ["no_rise"]\n  given', 'answers = ["rise"]\n  given', "not a valid answer"),
        ("months = 6", "months = 0", '"months" is missing; a whole number above zero'),
        ("months = 6", "months = 5", "6"),
        ('given = "injected"', 'given = "swallowed"', '"swallowed" is not a valid given'),
        ('reason = "injections_began"', 'reason = "setting"', "a reason is a text"),
    ],
)
def test_a_file_says_it_whole(old: str, new: str, say: str) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(BadRegimen, match=say):
        load_whole(TEXT.replace(old, new), NAME)


def test_a_kept_text_without_words_of_its_own_for_it_asks_for_the_reason_of_the_order() -> None:
    own = '  reason = "injections_began"\n'
    assert TEXT.count(own) == 1
    usual = load(TEXT.replace(own, ""), NAME)
    assert [each.reason for each in usual.suitability.tried] == ["suitability_reason"]
    order = 'reason = "suitability_reason"\nreasoned = ["setting_clinic"]\n'
    assert TEXT.count(order) == 1
    with pytest.raises(BadRegimen, match='"reason" is missing'):
        load(TEXT.replace(own, "").replace(order, ""), NAME)
