"""Takes a picture of every page with practice data: the manual's, and all sizes and palettes.

The manual's pictures, cut to what its text speaks of, go to docs/manual/images; all of them, whole,
to build/out/screens.
"""

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import copytree
from zoneinfo import ZoneInfo

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from build import (
    charting_pictures,
    decision_pictures,
    lab_pictures,
    order_pictures,
    register_pictures,
)
from build.cutting import part_shown
from build.placing import put_in_place, refuse_taken
from build.settling import keep_small, settled
from build.stage import NOW, Stage
from il2nurse.app.papers import load_papers
from il2nurse.app.practice import WARD, pins_to_practise_with, practice_people
from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.register.scan_facts import CodeOn, CodeUnreadFact, WhyUnread
from il2nurse.domain.regimen.fields import Answer
from il2nurse.home import resources_folder
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.readable.papers import PREPARATION
from il2nurse.regimens.labs.laboratory import load_laboratory
from il2nurse.ui.course.asked.regimen_part import RegimenPart
from il2nurse.ui.course.order import OrderPage
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import THEMES, Theme
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.people.first_start import FirstStartPage
from il2nurse.ui.people.trouble import TroublePage
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SimulatedClock, SpedUpClock
from il2nurse.workflow.scan_counts import report_unread

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "manual" / "images"
OUT = ROOT / "build" / "out" / "screens"
DAY = ROOT / "tests" / "scenarios" / "charted-day.toml"
SIZES = ((1366, 768), (1920, 1080))


@dataclass
class Shop:
    """The window on the practice ward, and who works there."""

    app: QApplication
    window: MainWindow
    session: Session
    people: dict[str, Person]

    def sign_in(self, person: str) -> None:
        """Let this person work at the window."""
        self.session.begin(self.people[person])

    def find(self, name: str) -> QWidget:
        """The visible widget of this name."""
        return next(w for w in self.window.findChildren(QWidget, name) if w.isVisible())

    def click(self, name: str) -> None:
        """Press a button."""
        buttons = self.window.findChildren(QAbstractButton, name)
        next(button for button in buttons if button.isVisible()).click()

    def dose(self, number: int, slot: int = 1) -> None:
        """Open the dose of a practice patient at the bedside."""
        mrn = f"PRACTICE-{number:02}"
        self.session.go("dose", mrn, DoseKey(mrn, 1, 1, slot))
        # The step comes with the window's next turn.
        QTest.qWait(1)

    @property
    def form(self) -> Form:
        """The questions of the page on show."""
        page = self.window.page
        if not isinstance(page, FormPage) or page.form is None:
            raise LookupError("The page on show asks nothing.")
        return page.form


# One dose more than the practice ward has: Cedar's checks, up to the lethargy gate.
MORE = """
[[act]]
by = "nurse"
do = "begin"
patient = "cedar"

[[act]]
do = "steps"
through = "vital_signs"
patient = "cedar"
but = { weight_kg = 82 }
"""


def open_shop(app: QApplication) -> Shop:
    """Play the practice ward and open a window on it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pictures.toml"
        text = (resources_folder() / WARD).read_text(encoding="utf-8")
        copytree((resources_folder() / WARD).parent, folder, dirs_exist_ok=True)
        path.write_text(text + MORE, encoding="utf-8")
        stage = Stage()
        play(read_scenario(path, NOW), stage)
    now = stage.last_recorded()
    station = stage.open("practice station", SpedUpClock(SimulatedClock(now), now))
    session = Session(
        station,
        load_papers(),
        practice=True,
        ward="Practice ward",
        find_laboratory=lambda: load_laboratory(resources_folder() / "laboratory"),
    )
    lab_pictures.record_results(station, station.people()["nurse"], session.laboratory)
    window = MainWindow(session)
    window.sign_in.show_hint(pins_to_practise_with(practice_people()))
    window.show()
    return Shop(app, window, session, dict(station.people()))


def before(shop: Shop, page: QWidget) -> MainWindow:
    """A window of the time before any register is open."""
    window = MainWindow()
    window.resize(shop.window.size())
    window.pages.addWidget(page)
    window.show_only(page)
    window.show()
    return window


def first_start(shop: Shop) -> MainWindow:
    """The page of the first start."""
    return before(shop, FirstStartPage("7 West", "WOW-03"))


def trouble(shop: Shop) -> MainWindow:
    """A register that cannot be opened."""
    page = TroublePage()
    page.show_trouble(
        "The register cannot be opened",
        "The register at /ward/ward.register is damaged: entry 812 was changed after it was "
        "written. Nothing was overwritten. The last good copy is ward.register.backup-20261120.",
        lost_register=True,
        where="7 West · station WOW-03 · 20-Nov-2026 14:11",
    )
    return before(shop, page)


def signing_in(shop: Shop) -> None:
    """The sign-in page."""
    shop.session.person = None
    shop.session.signed.emit()


def by(person: str, page: str, number: int = 0) -> Callable[[Shop], MainWindow | None]:
    """A page as this person sees it."""

    def show(shop: Shop) -> None:
        shop.sign_in(person)
        mrn = f"PRACTICE-{number:02}" if number else None
        if shop.window.page and shop.window.page.name == page:
            return
        shop.session.go(page, mrn, paper=PREPARATION.name if page == "preview" else None)

    return show


def bedside(number: int, slot: int = 1) -> Callable[[Shop], MainWindow | None]:
    """A dose at the bedside."""

    def show(shop: Shop) -> None:
        shop.sign_in("nurse")
        shop.dose(number, slot)

    return show


SUITABLE: Mapping[str, Answer] = {
    "indication": "kidney_cancer",
    "setting": ("experienced_physician", "intensive_care"),
    "line_type": "peripheral",
    "breastfeeding": "no",
    "other_illness": ("none",),
}
ORDERED: Mapping[str, Answer] = {"dosing_weight_kg": "70.5", "weighed_on": "2026-11-20"}


def order(shop: Shop) -> None:
    """An order while the weight is typed."""
    by("nurse", "order", 1)(shop)
    for name, answer in (
        ("regimen", "aldesleukin-high-dose-iv"),
        ("prescriber", "prescriber"),
        ("called_at", "2026-11-20T14:05:00+00:00"),
        ("read_back", ("yes",)),
        ("first_slot", "2026-11-20T20:00:00+00:00"),
    ):
        shop.form.editors[name].set_answer(answer)
    answer_part(order_page(shop).dosing, ORDERED)
    if shop.window.strip.isVisible():  # what the picture before left typed here
        shop.click("dismiss")


def second_weight(shop: Shop) -> None:
    """The witness's turn."""
    order(shop)
    answer_part(order_page(shop).suitability, SUITABLE)
    shop.click("order_verify")


def order_page(shop: Shop) -> OrderPage:
    """The order on show."""
    page = shop.window.page
    if not isinstance(page, OrderPage):
        raise TypeError("No order is on show.")
    return page


def answer_part(part: RegimenPart, answers: Mapping[str, Answer]) -> None:
    """Answer what the chosen regimen asks."""
    if part.form is None:
        raise LookupError("The regimen asks nothing here.")
    for name, answer in answers.items():
        part.form.editors[name].set_answer(answer)


def new_patient(shop: Shop) -> None:
    """An admission half typed, with a slip."""
    by("nurse", "new_patient")(shop)
    for name, answer in (("mrn", "00530771"), ("family", "Nguyễn"), ("given", "Thị Mai")):
        shop.form.editors[name].set_answer(answer)
    shop.find("born").setFocus()
    QTest.keyClicks(shop.find("born"), "31.02.1970")
    shop.click("admit")


def locked(shop: Shop) -> None:
    """The lock with running infusions."""
    by("nurse", "ward")(shop)
    shop.window.lock()
    # What waits stands there once its rings have turned.
    QTest.qWait(600)


def not_given(shop: Shop) -> None:
    """Accounting for a dose that is not given."""
    by("nurse", "patient", 4)(shop)
    shop.click("not_given")


def refusal(shop: Shop) -> None:
    """A refusal in the message strip."""
    by("nurse", "ward")(shop)
    if shop.window.page:
        shop.window.page.scanned("00999999")


def verified(shop: Shop) -> None:
    """The audit list after the chain was checked."""
    by("charge", "audit")(shop)
    shop.click("verify_now")


def flowsheet(shop: Shop) -> MainWindow:
    """A charted day at a station of its own."""
    stage = Stage(ZoneInfo("America/New_York"))
    play(read_scenario(DAY, NOW), stage)
    station = stage.open("5W-02", SimulatedClock(stage.last_recorded()))
    session = Session(station, load_papers(), practice=True, ward="Practice ward")
    window = MainWindow(session)
    window.resize(shop.window.size())
    window.show()
    session.begin(next(each for each in station.people().values() if each.id == "novak"))
    session.go("flowsheet", station.register.of_kind("patient_admitted")[0].subject)
    return window


def scanner(shop: Shop) -> None:
    """A wristband scanned where scans are tried."""
    shop.sign_in("nurse")
    report_unread(
        shop.session.station, shop.session.who, CodeUnreadFact(CodeOn.WRISTBAND, WhyUnread.TORN)
    )
    shop.session.go("scanner")
    shop.window.activateWindow()
    QTest.qWait(1)
    screen = shop.window.windowHandle()
    ticks = count(10_000)
    shop.window.scans.time_of = lambda _event: next(ticks)
    for sign in "PRACTICE-05":
        QTest.keyClick(screen, sign)  # type: ignore[call-overload]  # PySide's types leave letters out
    QTest.keyClick(screen, Qt.Key.Key_Return)
    shop.window.scans.settle()


def as_nurse(show: Callable[[MainWindow], None]) -> Callable[[Shop], MainWindow | None]:
    """A page as the nurse sees it, made ready by one of the modules beside this one."""

    def run(shop: Shop) -> None:
        shop.sign_in("nurse")
        show(shop.window)

    return run


def of_ward(show: Callable[[QSize], MainWindow]) -> Callable[[Shop], MainWindow | None]:
    """A page of a ward with a register of its own, in a window of the same size."""
    return lambda shop: show(shop.window.size())


def bag_step(shop: Shop) -> None:
    """The next step of the bag that is being prepared."""
    shop.sign_in("technician")
    mrn = "PRACTICE-05"
    shop.session.go("bag_step", mrn, shop.session.station.case(mrn).bags[-1].key)


PICTURES: dict[str, Callable[[Shop], MainWindow | None]] = {
    "first-start": first_start,
    "sign-in": signing_in,
    "ward": by("charge", "ward"),
    "refusal": refusal,
    "new-patient": new_patient,
    "order": order,
    "second-weight": second_weight,
    "order-changed": of_ward(order_pictures.show_changed),
    "order-verified": of_ward(order_pictures.show_verified),
    "order-paused": of_ward(order_pictures.show_paused),
    "regimen-switch": of_ward(order_pictures.show_switch),
    "bedside-day-bag": of_ward(order_pictures.show_day_bag),
    "patient": by("nurse", "patient", 11),
    "patient-similar": by("nurse", "patient", 13),
    "patient-no-order": by("nurse", "patient", 1),
    "not-given": not_given,
    "flowsheet": flowsheet,
    "bedside-lethargy": bedside(3),
    "bedside-labs": bedside(5),
    "bedside-start": bedside(6),
    "bedside-infusion": bedside(7, 2),
    "bedside-paused": bedside(8),
    "bedside-after": bedside(9),
    "bedside-must-hold": bedside(10),
    "pharmacy-list": by("pharmacist", "pharmacy"),
    "pharmacy": by("pharmacist", "preparation", 6),
    "pharmacy-released": by("technician", "preparation", 3),
    "pharmacy-syringe": by("pharmacist", "preparation", 22),
    "bag-step": bag_step,
    "stock": by("technician", "stock"),
    "paper-preparation": by("pharmacist", "preview", 6),
    "audit": verified,
    "people": by("charge", "people"),
    "charting-vital-signs": as_nurse(charting_pictures.show_vital_signs),
    "charting-partial": as_nurse(charting_pictures.show_partial),
    "charting-fluids": as_nurse(charting_pictures.show_fluids),
    "charting-correction": as_nurse(charting_pictures.show_correction),
    "laboratory": as_nurse(lab_pictures.show_results),
    "laboratory-entry": as_nurse(lab_pictures.show_entry),
    "laboratory-import": as_nurse(lab_pictures.show_import),
    "assessment": as_nurse(decision_pictures.show_assessment),
    "neuro": as_nurse(decision_pictures.show_neuro),
    "neuro-check": as_nurse(decision_pictures.show_neuro_check),
    "reaction": as_nurse(decision_pictures.show_reaction),
    "teaching": by("nurse", "teaching", 5),
    "plan-cycle": by("nurse", "plan_cycle", 13),
    "calendar": by("nurse", "calendar", 17),
    "eligibility": by("nurse", "eligibility", 2),
    "paper-check": by("charge", "paper_check"),
    "regimens": by("pharmacist", "regimens"),
    "dose-from-paper": as_nurse(register_pictures.show_from_paper),
    "recovery-sheet": of_ward(register_pictures.show_sheet),
    "copies": of_ward(register_pictures.show_copies),
    "set-back": of_ward(register_pictures.show_setback),
    "restore": of_ward(register_pictures.show_restoring),
    "scanner": scanner,
    "locked": locked,
    "trouble": trouble,
}


def take(shop: Shop, name: str, path: Path) -> QRect:
    """Show one page and keep its picture; what of it the manual shows."""
    window = PICTURES[name](shop) or shop.window
    # Keys stand on the answers of the window that has the keyboard.
    window.activateWindow()
    put_in_place(path, lambda making: settled(window).save(str(making), "PNG"))
    part = part_shown(window, name)
    if window is not shop.window:
        window.close()
        window.deleteLater()
    if shop.window.locked:
        shop.click("leave_station")
    return part


def main(words: list[str]) -> None:
    """Take all pictures, or those named; those that are there stay without ``--replace``."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--replace", action="store_true", help="pictures that are there give way")
    parser.add_argument("names", nargs="*", help=f"of {', '.join(PICTURES)}; all without a name")
    asked = parser.parse_args(words)
    if unknown := set(asked.names) - set(PICTURES):
        parser.error(f"there is no picture {', '.join(sorted(unknown))}")
    names = asked.names or list(PICTURES)
    looks = [
        (palette, size, folder_of(palette, size)) for palette in THEMES.values() for size in SIZES
    ]
    if not asked.replace:
        folders = [MANUAL, *(folder for _, _, folder in looks)]
        refuse_taken(folder / f"{name}.png" for name in names for folder in folders)
    app = QApplication([])
    app.setCursorFlashTime(0)
    parts: dict[str, QRect] = {}
    for palette, size, folder in looks:
        theme.apply(app, palette)
        shop = open_shop(app)
        shop.window.resize(*size)
        for name in names:
            part = take(shop, name, folder / f"{name}.png")
            parts.setdefault(name, part)
        shop.window.deleteLater()
    for name in names:
        keep_small(looks[0][2] / f"{name}.png", MANUAL / f"{name}.png", parts[name])


def folder_of(palette: Theme, size: tuple[int, int]) -> Path:
    """The folder of the pictures of one look."""
    return OUT / f"{palette.name.replace(' ', '-')}-{size[0]}"


if __name__ == "__main__":
    main(sys.argv[1:])
