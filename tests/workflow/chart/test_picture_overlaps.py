"""The picture of the vital signs: every strip is high enough, and nothing lies over a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest

from il2nurse.readable.flowsheet.curves import Series
from il2nurse.readable.flowsheet.flowsheet import Flowsheet, make_flowsheet
from il2nurse.readable.flowsheet.marks import ReactionMark
from il2nurse.readable.flowsheet.periods import Period, newest_period
from il2nurse.readable.flowsheet.picture_edge import EDGE, Stroke, TextBox, text_box
from il2nurse.readable.flowsheet.picture_time import time_line
from il2nurse.readable.flowsheet.picture_vitals import draw_vital_signs, frames_of, height_of
from il2nurse.readable.painter import Anchor, Ink, Marker
from tests.flow_day import full_day
from tests.ward import MRN

# The room of the picture on a screen of 1366 pixels, and its lowest strip, in points.
WIDTH, STRIP = 545.0, 48 / 1.8
UPRIGHTS = (Ink.MARK, Ink.NOW)
# What touches at an edge does not lie over it.
TOUCH = 0.3


@dataclass
class Drawn:
    """Keeps where texts, curves and uprights were drawn."""

    texts: list[tuple[str, TextBox]] = field(default_factory=list)
    curves: list[Stroke] = field(default_factory=list)
    uprights: list[Stroke] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink) -> None:
        if ink in UPRIGHTS:
            self.uprights.append(Stroke(x1, min(y1, y2), x2, max(y1, y2)))

    def polyline(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        assert ink
        self.curves += [Stroke(*one, *other) for one, other in pairwise(points)]

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """A band lies under everything."""

    def text(self, x: float, y: float, text: str, ink: Ink, anchor: Anchor) -> None:
        assert ink
        self.texts.append((text, text_box(x, y, text, anchor)))

    def marker(self, x: float, y: float, shape: Marker, ink: Ink) -> None:
        if shape is Marker.DIAMOND and ink is Ink.OFF_SCALE:
            self.texts.append(("sign", TextBox(x - 2, y - 2, x + 2, y + 2)))

    def faults(self) -> Iterator[str]:
        """Texts over texts, and lines through texts."""
        for (one, here), (other, there) in combinations(self.texts, 2):
            if shrunk(here).meets(shrunk(there)):
                yield f"{one} over {other}"
        for text, box in self.texts:
            if text != "sign" and any(each.crosses(shrunk(box)) for each in self.uprights):
                yield f"an upright through {text}"
            if any(each.crosses(shrunk(box)) for each in self.curves):
                yield f"a curve through {text}"


def shrunk(box: TextBox) -> TextBox:
    return TextBox(box.left + TOUCH, box.top + TOUCH, box.right - TOUCH, box.bottom - TOUCH)


@pytest.fixture(scope="module")
def day() -> Flowsheet:
    """A day with doses, a hold, a reaction while a dose went in, and a pulse off the scale."""
    ward = full_day()
    moment, starts = ward.station.moment(MRN), ward.station.shift_starts
    return make_flowsheet(moment, newest_period(Period.DAY, moment, starts), starts)


def drawn(sheet: Flowsheet, width: float = WIDTH) -> Drawn:
    painted = Drawn()
    draw_vital_signs(painted, sheet, width, height_of(STRIP))
    return painted


def test_every_strip_is_as_high_as_asked(day: Flowsheet) -> None:
    frames = list(frames_of(time_line(day, WIDTH), height_of(STRIP)))
    assert len(frames) == 6
    assert min(frame.bottom - frame.top for frame in frames) == pytest.approx(STRIP)
    assert all(one.bottom < other.top for one, other in pairwise(frames))


@pytest.mark.parametrize("width", [WIDTH, 700.0, 860.0])
def test_no_text_lies_over_another_and_no_line_runs_through_one(
    day: Flowsheet, width: float
) -> None:
    painted = drawn(day, width)
    words = [text for text, _ in painted.texts]
    assert {"now", "Chills", "dose 3 given in full"} <= set(words)
    assert "172" in words
    assert painted.curves
    assert painted.uprights
    assert not list(painted.faults())


@pytest.mark.parametrize("ago", [0, 20, 60])
def test_a_reaction_just_now_leaves_now_to_be_read(day: Flowsheet, ago: int) -> None:
    marks = (ReactionMark(day.now - timedelta(minutes=ago), "Chills", severe=False),)
    painted = drawn(replace(day, reactions=marks))
    words = [text for text, _ in painted.texts]
    assert "now" in words
    assert "Chills" in words
    assert not list(painted.faults())


def test_reactions_close_together_are_named_as_far_as_there_is_room(day: Flowsheet) -> None:
    first = day.stretch.start + timedelta(hours=8)
    places = [first + timedelta(minutes=20 * at) for at in range(3)]
    marks = tuple(ReactionMark(at, "Low pressure", severe=False) for at in places)
    painted = drawn(replace(day, reactions=marks))
    assert [text for text, _ in painted.texts].count("Low pressure") == 2
    assert not list(painted.faults())


def test_a_number_off_the_scale_stands_over_its_arrow_outside_the_strip(day: Flowsheet) -> None:
    first = next(frames_of(time_line(day, WIDTH), height_of(STRIP)))
    number = next(box for text, box in drawn(day).texts if text == "172")
    assert number.bottom < first.top
    assert first.top - number.top <= EDGE


def test_a_dose_is_named_behind_a_reaction_that_began_with_it(day: Flowsheet) -> None:
    third = next(dose for dose in day.doses if dose.slot == 3)
    marks = (ReactionMark(third.start + timedelta(minutes=5), "Chills", severe=False),)
    painted = drawn(replace(day, reactions=marks))
    name = next(box for text, box in painted.texts if text == third.label)
    assert name.left > time_line(day, WIDTH).x(marks[0].at)


def test_a_number_off_the_scale_is_shown_between_two_lines_too_near_for_it(day: Flowsheet) -> None:
    at = next(at for at, value in pulse(day).points if value == 172)
    marks = tuple(
        ReactionMark(at + timedelta(minutes=minutes), "Chills", severe=False)
        for minutes in (-12, 12)
    )
    assert "172" in [text for text, _ in drawn(replace(day, reactions=marks)).texts]


def pulse(day: Flowsheet) -> Series:
    return next(each for each in day.series if each.curve.field == "heart_rate_per_min")


def test_the_curves_of_one_strip_are_named_where_there_is_room(day: Flowsheet) -> None:
    def named(strip: float) -> set[str]:
        painted = Drawn()
        draw_vital_signs(painted, day, WIDTH, height_of(strip))
        return {"Systolic", "Diastolic"} & {text for text, _ in painted.texts}

    assert named(STRIP / 2) == set()
    assert named(STRIP) == {"Systolic", "Diastolic"}
