"""The vital-sign chart: what is joined, what stays a gap, where things stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from il2nurse.readable.painter import Anchor, Ink, Marker
from il2nurse.readable.picture import LEFT, RIGHT, Curve, VitalChart, draw_vital_chart

START = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WIDTH, HEIGHT = 500.0, 200.0


@dataclass
class Sketch:
    """Keeps what was painted."""

    lines: list[tuple[Sequence[tuple[float, float]], Ink]] = field(default_factory=list)
    rects: list[tuple[float, float, Ink]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    markers: list[tuple[float, float, Marker, Ink]] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink) -> None:
        self.lines.append((((x1, y1), (x2, y2)), ink))

    def polyline(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        self.lines.append((points, ink))

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        self.rects.append((x, width, ink))

    def text(self, x: float, y: float, text: str, ink: Ink, anchor: Anchor) -> None:
        self.texts.append(text)

    def marker(self, x: float, y: float, shape: Marker, ink: Ink) -> None:
        self.markers.append((x, y, shape, ink))

    def curves(self, ink: Ink) -> list[Sequence[tuple[float, float]]]:
        """The lines painted with an ink."""
        return [points for points, each in self.lines if each is ink]


def sketch(*pieces: list[tuple[int, str]], name: str = "heart_rate_per_min") -> Sketch:
    """The chart of one field whose pieces are given as minutes and values."""
    told = tuple(
        tuple((START + timedelta(minutes=at), Decimal(value)) for at, value in piece)
        for piece in pieces
    )
    chart = VitalChart(
        start=START,
        end=START + timedelta(hours=6),
        zone=UTC,
        band=(START + timedelta(hours=2), START + timedelta(hours=2, minutes=15)),
        band_label="infusion 14:00 to 14:15",
        curves=(Curve(name, "Heart rate", "per min", told),),
    )
    painted = Sketch()
    draw_vital_chart(painted, chart, WIDTH, HEIGHT)
    return painted


def test_pieces_are_joined_inside_and_never_across_a_gap() -> None:
    painted = sketch([(0, "80"), (10, "90")], [(200, "88"), (210, "87")])
    assert [len(points) for points in painted.curves(Ink.HEART)] == [2, 2]


def test_a_single_value_is_a_marker_without_a_line() -> None:
    painted = sketch([(30, "80")])
    assert painted.curves(Ink.HEART) == []
    assert sum(ink is Ink.HEART for *_, ink in painted.markers) == 2  # the value and the legend


def test_higher_values_stand_higher() -> None:
    (points,) = sketch([(0, "80"), (10, "120")]).curves(Ink.HEART)
    assert points[1][1] < points[0][1]


def test_values_outside_the_usual_scale_stay_inside_the_picture() -> None:
    (points,) = sketch([(0, "20"), (10, "240")]).curves(Ink.HEART)
    assert all(0 <= y <= HEIGHT for _, y in points)


def test_the_whole_stretch_of_time_is_used() -> None:
    (points,) = sketch([(0, "80"), (360, "80")]).curves(Ink.HEART)
    assert points[0][0] == LEFT
    assert points[1][0] == WIDTH - RIGHT


def test_the_infusion_is_a_band_with_its_times() -> None:
    painted = sketch([(0, "80")])
    ((x, width, ink),) = painted.rects
    assert ink is Ink.BAND
    assert x > LEFT
    assert 0 < width < (WIDTH - LEFT) / 6
    assert "infusion 14:00 to 14:15" in painted.texts


def test_an_empty_chart_says_so() -> None:
    assert "No vital signs are on record around this dose." in sketch().texts
    assert "No vital signs are on record around this dose." not in sketch([(0, "80")]).texts


def test_the_hours_of_the_ward_stand_below() -> None:
    texts = sketch([(0, "80")]).texts
    assert [text for text in texts if text.endswith(":00")] == [
        f"{hour}:00" for hour in range(12, 19)
    ]
