"""Dates, times, names and answers as people read them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from il2nurse.domain.people import Person, Role
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.values.text import (
    Emphasis,
    Span,
    has_words,
    left_in_words,
    names_someone,
    text_of,
    told_once,
    written_date,
    written_length,
    written_offset,
)
from il2nurse.readable.wording import Wording, written_vials

NIGHT = Wording(
    {"okafor": Person("okafor", "Robin Okafor", "RN", Role.NURSE)},
    ZoneInfo("America/New_York"),
    date(2026, 11, 20),
)


def field(kind: FieldKind, unit: str = "") -> Field:
    """A field of a kind."""
    choices = (Choice("none", "None seen"),)
    return Field("f", "F", kind, "source", "seed", unit=unit, choices=choices)


def test_dates_are_written_without_doubt() -> None:
    assert written_date(date(2026, 3, 4)) == "04-Mar-2026"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (904, "15 min 04 s"),
        (900, "15 min"),
        (0, "0 min"),
        (4, "0 min 04 s"),
        (59, "0 min 59 s"),
        (60, "1 min"),
        (61, "1 min 01 s"),
    ],
)
def test_lengths_are_minutes_and_seconds(seconds: int, words: str) -> None:
    assert written_length(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "+00:00"), (60, "+01:00"), (330, "+05:30"), (-300, "−05:00"), (-210, "−03:30")],
)
def test_the_distance_from_utc(minutes: int, written: str) -> None:
    zone = timezone(timedelta(minutes=minutes))
    assert written_offset(datetime(2026, 11, 20, 12, tzinfo=zone)) == written


def test_times_of_another_day_carry_their_date() -> None:
    assert NIGHT.clock(datetime(2026, 11, 21, 4, 58, tzinfo=UTC)) == "23:58"
    assert NIGHT.clock(datetime(2026, 11, 21, 5, 3, tzinfo=UTC)) == "21-Nov 00:03"


def test_signatures_carry_the_distance_from_utc() -> None:
    stamp = NIGHT.stamp(datetime(2026, 11, 20, 19, 30, 41, tzinfo=UTC))
    assert stamp == "20-Nov-2026 14:30:41 −05:00"


def test_an_unknown_person_keeps_the_id() -> None:
    assert NIGHT.name("okafor") == "Robin Okafor, RN"
    assert NIGHT.name("gone") == "gone"


@pytest.mark.parametrize(
    ("kind", "answer", "shown"),
    [
        (FieldKind.NUMBER, "210000", "210,000 mL"),
        (FieldKind.NUMBER, "0.9", "0.9 mL"),
        (FieldKind.DATE, "2026-11-18", "18-Nov-2026"),
        (FieldKind.TIME, "2026-11-20T12:42:00+00:00", "20-Nov-2026 07:42"),
        (FieldKind.CHOICE, "none", "None seen"),
        (FieldKind.TEXT, "", "not recorded"),
    ],
)
def test_answers_are_readable(kind: FieldKind, answer: str, shown: str) -> None:
    assert NIGHT.answer(field(kind, "mL"), answer) == shown


def test_equal_vials_are_counted() -> None:
    vials = ("2H7731|2026-11-23", "2H7731|2026-11-23", "2H7732|2027-01-05")
    assert written_vials(vials) == (
        "lot 2H7731, expires 23-Nov-2026 (2 vials); lot 2H7732, expires 05-Jan-2027"
    )


def test_a_line_without_its_marks() -> None:
    assert text_of((Span("120", Emphasis.STRUCK), Span(" 102"))) == "120 102"
    assert Decimal(text_of((Span("1"), Span("2")))) == 12


@pytest.mark.parametrize("name", ["Orr", "Dr. Hanna Orr", "Dr. Ng", "李", "د. علي", "Mary Call"])
def test_a_name(name: str) -> None:
    assert names_someone(name)


@pytest.mark.parametrize(
    "name", ["", "---", "Dr.", "Dr X", "Dr. Dr.", "Doctor", "the doctor", "Prof. M.D.", "On call"]
)
def test_a_title_is_no_name(name: str) -> None:
    assert not names_someone(name)


@pytest.mark.parametrize(
    "said", ["Line replaced", "Resolved, treated", "Pneumothorax", "Fieber gesenkt", "病人发烧"]
)
def test_a_reason_in_words(said: str) -> None:
    assert has_words(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        ".",
        "x",
        "x.",
        "Busy.",
        "ok ok",
        "x y z",
        "xxxxxxxxxxxx",
        "12 34 56",
        "— –",
        "asdf asdf asdf",
        "No reason.",
        *("Not applicable", "As above.", "no comment", "I don't know", "see notes"),
    ],
)
def test_no_reason(said: str) -> None:
    assert not has_words(said)


def test_a_sentence_with_which_another_begins_is_told_by_that_one() -> None:
    said = ("Creatinine is 3 mg/dL or more.", "Creatinine is 3 mg/dL or more. Stop the cycle.")
    assert told_once([*said, said[0], "Call now."]) == (said[1], "Call now.")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(480, "8 min 00 s"), (61.2, "1 min 02 s"), (0, "0 min 00 s"), (5400, "1 h 30 min")],
)
def test_what_is_left_does_not_read_like_a_time_of_day(seconds: float, told: str) -> None:
    assert left_in_words(timedelta(seconds=seconds)) == told
