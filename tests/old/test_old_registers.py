"""Registers of earlier programs: they open, verify, and print the same papers.

The register files and the texts of their papers were made by the program of 25-Nov-2026, on copies
of the same files, at the same station and time. A paper may be worded anew where a row of
``worded_anew`` says why, and may say more than it did; every number, time, name and other word that
stood on it still does, in the same order; of the record in full in the order of its sections today.
"""

import json
import lzma
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.kinds import read_fact
from il2nurse.domain.record.register.entries import Json, Kind, write_instant
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.papers import FLOWSHEET, FULL_RECORD, LABEL, PREPARATION, RECORD
from il2nurse.storage.register import open_register
from il2nurse.storage.sqlite.register_file import SqliteRegister
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.papers.printing import print_paper, show_paper
from il2nurse.workflow.station import Station
from tests.old.worded_anew import SAID, WORDED_ANEW, not_on_purpose
from tests.papers import InHand, paper_maker
from tests.reports.reading import whole
from tests.ward import NURSE, make_station

HERE: Final = Path(__file__).parent
LOOKED_AT: Final = datetime(2026, 12, 31, 12, tzinfo=UTC)
ZONED: Final = "+00:00"
# What carries a record: anything with a digit in it, and names, which are written with a capital.
BEARING: Final = re.compile(r"[^\s]*\d[^\s]*|(?:Dr\. )?[A-Z][a-z]+ [A-Z][a-z]+, (?:RN|MD|PharmD)")
# Head and foot of a page, between which a table may break.
PAGE: Final = re.compile(
    r"(?:Administration record|Preparation sheet|Flowsheet)\b"
    r"(?:(?!Administration record|Preparation sheet|Flowsheet).)*?"
    r" · Page \d+ of \d+ · .*? · test\b"
)
# The letters of the picture of a dose, which stand before all else of the page that it lies on.
PICTURE: Final = re.compile(
    r"(?:infusion (?:\S+ )?\S+ to (?:\S+ )?\S+ )?40 80 120 .*? Heart rate Systolic Diastolic "
    r"(?:No vital signs are on record around this dose\. )?"
)
# The label of a bag, which stands on a page of its own now.
BAG: Final = re.compile(r"\d · Label:? (.*?)(?=7 · Signatures|$)")
# What is repeated on each page that a table runs over.
# How many figures an axis has depends on how much room its picture has on the page.
AXIS: Final = re.compile(r"(?:\b\d+ )+(?=(?:HR|RR) per min |BP mmHg |Temp °C |SpO₂ % |NEWS2 )")
HEADINGS: Final = re.compile(
    r"Time HR (?:per min Rhythm )?BP (?:(?!Time HR).)*? NEWS2 (?:score )?"
    r"(?:In mL Out mL Weight kg )?By "
    r"|Time Kind In Out By |Criterion Value Age Limits Verdict |PRACTICE "
)
SETS: Final = re.compile(
    r"(Vital signs after the dose) (?:due and recorded )?"
    r"((?:\d\d-\w{3}|\d\d:\d\d|not recorded|recorded|[ ·,])+)(?= Continue)"
)
SET: Final = re.compile(r"((?:\d\d-[A-Z][a-z]{2} )?\d\d:\d\d)( not recorded)?")
# It counts what stands before it, and more stands there now.
HEADING_NUMBER: Final = re.compile(r"(?<![\d:.])\b\d{1,2} · (?=[A-Z][a-z])")
# A paper named the entry of its own printing then, and the newest entry that it shows now.
SEAL: Final = re.compile(r"Register entry [\d,]+|seal(?: [0-9a-f]{4}){4}")
# Ranges as they were told, each by itself, and as they are.
RANGES: Final = (
    (re.compile(r"(below|from|least|most) -(?=\d)"), "\\1 \N{MINUS SIGN}"),
    (re.compile(r"above (\S+), at most (\S+)"), r"above \1 to \2"),
    (re.compile(r"above (\S+), below (\S+)"), r"above \1 to below \2"),
    (re.compile(r"(?:from|at least) (\S+), below (\S+)"), r"\1 to below \2"),
    (re.compile(r"above 5 to 10 or above 10 to 15"), "above 5 to 15"),
    (re.compile(r"38 to below 40 or (?:from|at least) 40"), "at least 38"),
    (re.compile(r"\b(relative|watch|hold|cycle) (?:from|at least) (?=\d)"), r"\1 "),
    (re.compile(r"from (\S+) to \1 "), r"of \1 "),
    (re.compile(r" in per "), " per "),
    (re.compile(r"\b1 criteria\b"), "1 criterion"),
    # The slot and the dose of the course were told as two counts that look alike.
    (
        re.compile(r"(\d+) of (\d+), cycle (\d+), course \d+"),
        r"slot \1 of \2 in cycle \3",
    ),
)
# The record in full begins with what is signed, and says each verdict beside its value.
SIGNED_LAST: Final = re.compile(
    r"(Reactions, pauses, interruptions, notes .*?)(Corrections .*?)(Signatures .*)"
)
VERDICT_LAST: Final = re.compile(
    r"(?P<age>(?:\d+ (?:min|h|criteri(?:a|on))|–) )"
    r"(?P<limits>(?:hold|watch|relative|absolute|stop for good|stop the cycle|stop permanently)"
    r": .*?) "
    r"(?P<verdict>(?:Clear|Watch|Relative|Hold|Stop[a-z ]*|Absolute)"
    r"(?: · [A-Z][^.·]*\.)?(?: · overridden by Dr\. E\. Vance)?)(?= )"
)
PRINTED: Final = re.compile(r"Printed \S+ \d\d:\d\d")
KINDS_THEN: Final = 39
NOTHING: Final[tuple[Json, ...]] = (None, "", [], {}, False)
NAMES: Final = tuple(sorted(path.name.split(".")[0] for path in HERE.glob("*.register.xz")))
# The sheet of a dose that must not be given ends with the order; it went on to sum and label.
FORBIDDEN: Final = "no sum, no technique and no label"


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def old(name: str, tmp_path: Path) -> Iterator[SqliteRegister]:
    """An old register file, opened by today's program."""
    path = tmp_path / f"{name}.register"
    path.write_bytes(lzma.decompress((HERE / f"{name}.register.xz").read_bytes()))
    register = open_register(path)
    yield register
    register.close()


def test_it_verifies_and_every_entry_says_what_it_said(old: SqliteRegister) -> None:
    assert old.verify().intact
    for entry in old.since(0):
        again = dict(read_fact(entry).body())
        assert meaning(again) == meaning(dict(entry.body))


def meaning(value: Json) -> Json:
    """A body without what says nothing, which may be left out, and with one spelling of times.

    The time of a prescriber's call was once spelled with its zone.
    """
    match value:
        case str() if value.endswith(ZONED):
            return write_instant(datetime.fromisoformat(value))
        case dict():
            kept = {key: meaning(item) for key, item in value.items()}
            return {key: item for key, item in kept.items() if item not in NOTHING}
        case list():
            return [meaning(item) for item in value]
        case _:
            return value


def test_the_old_registers_hold_every_kind_that_was_written_then(tmp_path: Path) -> None:
    found: set[Kind] = set()
    for each in NAMES:
        path = tmp_path / f"{each}.register"
        path.write_bytes(lzma.decompress((HERE / f"{each}.register.xz").read_bytes()))
        register = open_register(path)
        found |= {entry.kind for entry in register.since(0)}
        register.close()
    assert len(found) == KINDS_THEN


def test_its_papers_say_the_same(name: str, old: SqliteRegister) -> None:
    clock = SimulatedClock(LOOKED_AT)
    station = make_station(old, clock, name="OLD-01")
    by = NURSE if name == "every-kind" else None
    told: dict[str, str] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    for paper, says in printed(station, clock, by):
        then, text = as_today(told.pop(paper)), as_today(says)
        if FORBIDDEN in text:
            order, _, rest = then.partition("2 · Calculation")
            then = order + PAGE.findall(rest)[0]
        assert len(PAGE.findall(then)) <= len(PAGE.findall(text))
        row = in_a_row(then)
        if paper.startswith("record"):
            row = in_todays_order(row)
        for old_part, new_part in (
            (row, in_a_row(text)),
            (" ".join(BAG.findall(PAGE.sub("", then))), " ".join(BAG.findall(PAGE.sub("", text)))),
            (" ".join(PICTURE.findall(then)), " ".join(PICTURE.findall(text))),
            (head(then), head(text)),
        ):
            now = iter(BEARING.findall(new_part))
            lost = [part for part in BEARING.findall(old_part) if part not in now]
            assert not lost, (paper, lost[0])
        assert not not_on_purpose(row, in_a_row(text)), paper
    assert not told


def test_every_word_that_changed_stood_on_an_old_paper() -> None:
    texts = [(HERE / f"{each}.json").read_text(encoding="utf-8") for each in NAMES]
    assert all(any(was in PAGE.sub("", text) for text in texts) for was in WORDED_ANEW)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Hold criteria not recorded By", "Hold criteria By"),
        ("Decision absolute Time", "Decision hold Time"),
        ("Fluid given slowly", "Fluid given fast"),
    ],
)
def test_a_word_that_is_lost_or_changed_without_a_row_is_found(then: str, now: str) -> None:
    assert not_on_purpose(then, now)
    assert not not_on_purpose(then, f"{then} and more")


def as_today(text: str) -> str:
    """Without what differs on purpose.

    The pump's volume was told in hundredths of a mL then, and each range of a limit by itself.
    """
    for then, now in RANGES:
        text = then.sub(now, text)
    for was, became in SAID:
        text = was.sub(became, text)
    text = SETS.sub(_sets_in_a_row, text)
    return AXIS.sub("", SEAL.sub("", text)).replace("52.33 mL", "52.3 mL")


def _sets_in_a_row(found: re.Match[str]) -> str:
    """The sets that are on record in a row, then those that are not, as they are told today."""
    told = SET.findall(found[2])
    kept = ", ".join(at for at, missing in told if not missing)
    return " · ".join((f"{found[1]} {kept}", *(f"{at} not recorded" for at, gone in told if gone)))


def in_a_row(text: str) -> str:
    """What all pages say one after the other, without head, foot, picture, label and headings."""
    row = BAG.sub("", HEADINGS.sub("", PICTURE.sub("", PAGE.sub("", text))))
    return HEADING_NUMBER.sub("", row)


def in_todays_order(row: str) -> str:
    """A record of then with what is signed before the steps, and verdicts before limits."""
    row = VERDICT_LAST.sub(r"\g<age>\g<verdict> \g<limits>", row)
    last = SIGNED_LAST.search(row)
    assert last
    notes, corrections, signatures = last.groups()
    before, steps, after = row[: last.start()].partition("Before the dose Step")
    return f"{before}{signatures.rstrip()} {corrections}{notes}{steps}{after}"


def head(text: str) -> str:
    """Head and foot of the first page, without the numbers of pages and of the copy.

    A paper may be longer now; the record in full is a paper of its own and counts its copies.
    """
    found = PAGE.search(text)
    assert found
    return re.sub(r"age \d+ of \d+|copy \d+", "", found[0])


def printed(
    station: Station, clock: SimulatedClock, by: Person | None
) -> Iterator[tuple[str, str]]:
    """Every paper there is, in the order in which they were printed then."""
    entries = station.register.since(0)
    for mrn in sorted({e.subject for e in entries if e.kind is Kind.PATIENT_ADMITTED}):
        for key in sorted(station.case(mrn).doses, key=lambda key: key.stream):
            assert "3 · Signatures" in text_of(station, by, RECORD, Subject(mrn, key))
            yield f"record {key.stream}", text_of(station, by, FULL_RECORD, Subject(mrn, key))
        # A sheet is for a dose that lies ahead, so it is printed when the next one was due.
        back = entries[-1].recorded_at + timedelta(hours=8) - LOOKED_AT
        clock.set_wall_clock(back)
        with suppress(NotAllowed):  # where nothing more may be given, now as then
            sheet = text_of(station, None, PREPARATION, Subject(mrn))
            if FORBIDDEN not in sheet:
                # It was the last page of the sheet then.
                shown = show_paper(station, None, LABEL, Subject(mrn), paper_maker())
                sheet = f"{sheet} 9 · Label: {whole(shown.pdf)}"
            yield f"preparation {mrn}", PRINTED.sub("Printed 31-Dec-2026 07:00", sheet)
        clock.set_wall_clock(-back)
        first = min(e.occurred_at for e in station.register.about(mrn))
        start = first.replace(minute=0, second=0, microsecond=0)
        day = Subject(mrn, stretch=Stretch(start, start + timedelta(hours=24)))
        for paper in (f"flowsheet {mrn}", f"flowsheet again {mrn}"):
            yield paper, text_of(station, None, FLOWSHEET, day)


def text_of(station: Station, by: Person | None, kind: PaperKind, subject: Subject) -> str:
    """The text of one paper."""
    return whole(print_paper(station, by, kind, subject, paper_maker(), outlet=InHand()).pdf)
