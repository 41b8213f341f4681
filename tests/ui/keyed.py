"""A whole dose by keyboard alone, from the first step to the signature, with its keys counted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.dose.pages.start import StartPage
from il2nurse.ui.dose.stage import Stage
from tests.normal import VITALS
from tests.ui.dose.keyboard import Bed
from tests.ward import PIN, SECOND

BEFORE = (
    *("identify", "pre_tests", "contraindications", "vital_signs", "lethargy", "labs_urine"),
    *("hold_criteria", "reconstitute", "dilute"),
)
RUNS_MIN = 15
MOST_PARTS = 4
PATIENCE_MS = 15_000
TURN_MS = 5
# Room air has no flow, and a temperature its mark by itself: neither is typed. Pain need not be
# asked for in a set, and takes one key more where it is.
OBSERVED: dict[str, Answer] = {
    **VITALS,
    "oxygen_device": "room_air",
    "oxygen_l_per_min": "",
    "temperature_c": str(VITALS["temperature_c"]).replace(".", ""),
    "pain_0_10": "",
}


@dataclass(frozen=True, slots=True)
class Keyed:
    """How many keys a dose took: up to its start, each set of vital signs on the chart, in all.

    ``scans`` are the codes that were scanned and not typed.
    """

    scans: int
    to_start: int
    sets: tuple[int, ...]
    whole: int


def give_by_keys(bed: Bed, while_running: int) -> Keyed:
    """Give the dose; vital signs are charted so often while it runs, and twice after it."""
    bed.scanner = True
    give_steps(bed, BEFORE)
    check_blind(bed)
    give_steps(bed, ("line",))
    start(bed)
    to_start = bed.keys
    sets = infuse(bed, while_running)
    give_steps(bed, ("flush",))
    sets.append(record_vital_signs(bed))
    pass_time(bed, RUNS_MIN)
    sets.append(record_vital_signs(bed))
    bed.press(Qt.Key.Key_Return, ctrl=True)
    bed.enter()
    bed.write(PIN)
    bed.enter()
    return Keyed(bed.scans, to_start, tuple(sets), bed.keys)


def give_steps(bed: Bed, steps: tuple[str, ...]) -> None:
    """Answer these steps and record each."""
    for step in steps:
        assert bed.step_page.step.id == step
        if bed.step_page.form.served():
            # It is read first; an Enter that comes at once would go to what need not be answered.
            wait_until_read(bed.step_page)
            bed.enter()
        else:
            bed.answer_step()
        # What is read before it is recorded comes first: the criteria, a part without a question.
        for _ in range(MOST_PARTS):
            if step not in bed.dose.steps:
                bed.enter()
        assert step in bed.dose.steps, step


def check_blind(bed: Bed) -> None:
    """Both sum; the second person signs and hands back, and the keyboard goes on meanwhile."""
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.enter()
    bed.wake()
    wait_until(lambda: bed.focus is not bed.page.bar.confirm)


def start(bed: Bed) -> None:
    """Start the infusion as soon as its button takes a key."""
    page = bed.page.stage
    assert isinstance(page, StartPage)
    wait_until_read(page)
    bed.enter()


def wait_until_read(page: Stage) -> None:
    """Until an Enter means what the page shows."""
    wait_until(lambda: page.armed)


def wait_until(ready: Callable[[], bool]) -> None:
    """Let time of the window pass until it is so, or patience ends."""
    for _ in range(PATIENCE_MS // TURN_MS):
        if ready():
            return
        QTest.qWait(TURN_MS)


def infuse(bed: Bed, sets: int) -> list[int]:
    """Chart so many sets while it runs, and end it; gives the keys of each set."""
    counted = []
    for _ in range(sets):
        pass_time(bed, RUNS_MIN / (sets + 1))
        counted.append(record_vital_signs(bed))
    pass_time(bed, RUNS_MIN / (sets + 1))
    bed.enter()
    bed.write("52.3")
    bed.enter()
    return counted


def record_vital_signs(bed: Bed) -> int:
    """Chart one set by its key; gives how many keys it took."""
    before = bed.keys
    bed.press(Qt.Key.Key_V)
    bed.fill(bed.dialog_form, OBSERVED)
    assert bed.page.drawer.top is None
    return bed.keys - before


def pass_time(bed: Bed, minutes: float) -> None:
    """Let time pass at the bedside."""
    bed.ward.pass_time(minutes)
    bed.page.refresh()
