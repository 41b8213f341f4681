"""The infusion timer is a view of recorded instants."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.dose.infusion import Infusion, InfusionState, replay_infusion
from tests.domain.made import Book, reading


def running(book: Book | None = None) -> Infusion:
    """An infusion started at minute 0."""
    infusion = replay_infusion([(book or Book()).started(reading(0))])
    assert infusion is not None
    return infusion


def test_time_left_and_volume_follow_the_running_time() -> None:
    infusion = running()
    assert infusion.left(reading(5)) == timedelta(minutes=10)
    assert infusion.given_ml(reading(5)) == Decimal("17.4")
    assert infusion.left_ml(reading(5)) == Decimal("34.9")


def test_a_wall_clock_moved_within_one_boot_changes_nothing() -> None:
    infusion = running()
    for wall in (-120, 0, 65):
        assert infusion.left(reading(5, wall=wall)) == timedelta(minutes=10)


def test_after_a_restart_the_wall_clock_counts() -> None:
    infusion = running()
    assert infusion.left(reading(0.5, boot="boot-2", wall=9)) == timedelta(minutes=6)


def test_time_left_never_falls_below_zero_and_volume_never_exceeds_the_total() -> None:
    infusion = running()
    assert infusion.left(reading(900)) == timedelta()
    assert infusion.given_ml(reading(900)) == Decimal("52.3")


def test_a_pause_stops_the_timer_until_it_is_resumed() -> None:
    book = Book()
    entries = [
        book.started(reading(0)),
        book.paused(reading(4)),
    ]
    paused = replay_infusion(entries)
    assert paused is not None
    assert paused.state is InfusionState.PAUSED
    assert paused.left(reading(30)) == timedelta(minutes=11)
    resumed = replay_infusion([*entries, book.resumed(reading(10))])
    assert resumed is not None
    assert resumed.left(reading(12)) == timedelta(minutes=9)


def test_a_stopped_infusion_keeps_the_recorded_volume() -> None:
    book = Book()
    stopped = replay_infusion(
        [
            book.started(reading(0)),
            book.stopped(reading(6), "20.9"),
        ]
    )
    assert stopped is not None
    assert stopped.state is InfusionState.STOPPED
    assert stopped.given_ml(reading(99)) == Decimal("20.9")
    assert stopped.elapsed(reading(99)) == timedelta(minutes=6)


def test_a_dose_without_a_start_has_no_infusion() -> None:
    assert replay_infusion([]) is None


@given(
    pauses=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=5),
    look=st.integers(0, 4000),
)
def test_running_time_and_time_left_always_add_up(pauses: list[tuple[int, int]], look: int) -> None:
    book, second = Book(), 0
    entries = [book.started(reading(0))]
    for run, rest in pauses:
        second += run
        entries.append(book.paused(reading(second / 60)))
        second += rest
        entries.append(book.resumed(reading(second / 60)))
    infusion = replay_infusion(entries)
    assert infusion is not None
    now = reading((second + look) / 60)
    ran = timedelta(seconds=sum(run for run, _ in pauses) + look)
    assert abs(infusion.elapsed(now) - ran) < timedelta(milliseconds=20)
    assert infusion.left(now) == max(timedelta(minutes=15) - infusion.elapsed(now), timedelta())
    assert infusion.given_ml(now) + infusion.left_ml(now) == Decimal("52.3")
