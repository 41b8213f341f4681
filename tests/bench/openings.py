"""Every page, dialog, paper and long act in the window: how long it takes, and what one sees.

``python -m tests.bench.openings`` prints those that take longer than a moment, as a table.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from il2nurse.app.window import TURN_S
from il2nurse.domain.people import Person
from il2nurse.readable.papers import EVERY_PAPER
from il2nurse.readable.routes import ROUTES
from il2nurse.ui.audit.audit import AuditPage
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.importing import ImportDialog
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.papers.copies import CopiesPage
from il2nurse.ui.qt.background import SHOWN_AFTER_MS
from il2nurse.ui.qt.garbage import Collector
from il2nurse.workflow.clocks import SimulatedClock
from tests.bench.full_ward import ADMINISTRATOR, Here, fill_full_ward, fill_state, sit_down
from tests.bench.hand import part
from tests.bench.measured import Measured
from tests.bench.watch import HEADS, Opened, Watch
from tests.laboratory import LABORATORY
from tests.ui.forms.by_state import BY_STATE, OfMoment
from tests.ui.forms.dialogs import DIALOGS, Asked
from tests.ward import CHARGE, MRN, NURSE, PIN, key

HEAD = "test;value;unit;specimen time"
RESULTS = 40
ROUNDS = 3


def pages(here: Here, watch: Watch) -> Iterator[Opened]:
    """Each page as it is opened first, by one who may."""
    for route in ROUTES:
        if route.name != "preview":
            dose = key() if route.name == "dose" else None
            go = partial(here.session.go, route.name, MRN, dose)
            yield watch.time(f"page: {route.name}", go)


def papers(here: Here, watch: Watch) -> Iterator[Opened]:
    """Each paper's preview."""
    for name in EVERY_PAPER:
        dose = key(14) if name in ("record", "full_record") else None
        yield watch.time(
            f"paper: {name}", partial(here.session.go, "preview", MRN, dose, paper=name)
        )


def dialogs(here: Here, watch: Watch) -> Iterator[Opened]:
    """Each dialog that opens for a patient with many entries."""
    for name, asked in DIALOGS.items():
        yield dialog(here, watch, name, asked)


def dialog(here: Here, watch: Watch, name: str, asked: Asked) -> Opened:
    """A dialog made and opened on the patient's page, then closed."""
    here.session.go("patient", MRN)
    QApplication.processEvents()
    page = here.page
    assert isinstance(page, PatientPage)
    found = watch.time(f"dialog: {name}", lambda: page.ask(asked(here.session)))
    page.drawer.close_all()
    return found


def acts(here: Here, watch: Watch) -> Iterator[Opened]:
    """What may take long: results in a table, the audit, the chain, copies, finding a patient."""
    session = here.session
    session.go("ward")
    search = part(here.window, "find_patient")
    yield watch.time(
        "search: a name in the ward list", partial(QTest.keyClicks, search, "kowalski")
    )
    session.go("patient", MRN)
    found = ImportDialog(session, MRN, LABORATORY)
    page = here.page
    assert isinstance(page, PatientPage)
    page.ask(found)
    rows = (
        f"creatinine;1.{each:02};mg/dL;2026-11-20 {each // 6:02}:0{each % 6}" for each in count()
    )
    found.text.setPlainText("\n".join([HEAD, *(next(rows) for _ in range(RESULTS))]))
    yield watch.time(f"import: {RESULTS} results looked at", found.look)
    yield watch.time(f"import: {RESULTS} results recorded", found.act)
    page.drawer.close_all()
    session.go("audit")
    audit = here.page
    assert isinstance(audit, AuditPage)
    yield watch.time(
        "audit: a word that no entry has", lambda: audit.filters.search.insert("nowhere")
    )
    yield watch.time("audit: verify the chain", audit.check_chain)


def copies(here: Here, watch: Watch) -> Iterator[Opened]:
    """A copy made now, and the restore drill."""
    here.session.go("copies")
    page = here.page
    assert isinstance(page, CopiesPage)
    yield watch.time("copies: copy now", page.copy.click)
    yield watch.time("copies: restore drill now", page.drill.click)


def signing_in(here: Here, watch: Watch) -> Iterator[Opened]:
    """From the PIN to the ward page, nothing read before."""
    window = here.window
    QTest.keyClicks(part(window, "person"), NURSE.name)
    QTest.keyClicks(part(window, "pin"), PIN)
    button = part(window, "sign_in")
    yield watch.time(
        "sign-in, to the ward page", partial(QTest.mouseClick, button, Qt.MouseButton.LeftButton)
    )


def of_ward(path: Path, clock: SimulatedClock) -> Iterator[Opened]:
    """All on one ward of realistic size, each kind by one who may."""
    with closing(sit_down(path, clock)) as here:
        watch = Watch(here.window)
        yield from signing_in(here, watch)
        yield from dialogs(here, watch)
        yield from as_person(here, watch, CHARGE, papers, acts)
        yield from as_person(here, watch, ADMINISTRATOR, copies)
    with closing(sit_down(path, clock)) as here:
        yield from as_person(here, Watch(here.window), CHARGE, pages)


Kind = Callable[[Here, Watch], Iterator[Opened]]


def as_person(here: Here, watch: Watch, person: Person, *kinds: Kind) -> Iterator[Opened]:
    """Have somebody else sit there."""
    here.session.begin(person)
    QApplication.processEvents()
    for kind in kinds:
        yield from kind(here, watch)


def of_states(folder: Path) -> Iterator[Opened]:
    """The dialogs that open in one state alone."""
    for number, scene in enumerate(BY_STATE):
        path = folder / f"{number}.register"
        with closing(sit_down(path, fill_state(path, scene.happens))) as here:
            here.session.begin(scene.person)
            QApplication.processEvents()
            watch = Watch(here.window)
            for name, made in scene.dialogs.items():
                yield dialog(here, watch, name, of_moment(here, made))


def of_moment(here: Here, made: OfMoment) -> Asked:
    """The dialog of the moment in which it is asked for."""

    def ask(_: object) -> Dialog:
        return made(here.session, here.ward.station.moment(MRN))

    return ask


def every(rounds: int) -> list[Opened]:
    """All of them, the longest first; of several rounds the quickest of each.

    What else the machine does only ever adds.
    """
    sys.setswitchinterval(TURN_S)
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, LIGHT)
        Collector(app)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ward.register"
        clock = fill_full_ward(path)
        found: dict[str, Opened] = {}
        for turn in range(rounds):
            own = Path(folder) / str(turn)
            own.mkdir()
            shutil.copyfile(path, own / path.name)
            for each in (*of_ward(own / path.name, again(clock)), *of_states(own)):
                known = found.get(each.name, each)
                found[each.name] = min(known, each, key=lambda opened: opened.ms)
    return sorted(found.values(), key=lambda each: -each.ms)


def again(clock: SimulatedClock) -> SimulatedClock:
    """A clock of its own that stands where this one does."""
    return SimulatedClock(clock.read().at)


def measure(*, quick: bool) -> list[Measured]:
    """The longest block of all, and how many take longer than a moment in silence."""
    found = every(1 if quick else ROUNDS)
    block = max(each.block_ms for each in found)
    silent = sum(each.silent for each in found)
    return [
        Measured("longest block of any page, dialog, paper or act", block, "ms", 300),
        Measured("of them, longer than 300 ms without a sign", silent, "of them", 0),
    ]


def main(words: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tests.bench.openings", description=__doc__)
    parser.add_argument("--over", type=int, default=SHOWN_AFTER_MS, help="milliseconds")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="the quickest of each counts")
    asked = parser.parse_args(words)
    found = every(asked.rounds)
    print("\n".join(HEADS))
    for each in found:
        if each.ms > asked.over:
            print(each.row())
    print(f"{len(found)} looked at.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
