"""The preparation page: one bag with its arithmetic, vials, label and limits."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.rules.dose.preparing import dose_to_prepare
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet, prepare_sheet
from il2nurse.readable.pharmacy.tasks import preparing_steps
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.page.who import banner_of
from il2nurse.ui.pharmacy.bag_card import BagCard
from il2nurse.ui.pharmacy.bag_line import BagLine
from il2nurse.ui.pharmacy.bag_marks import bag_mark
from il2nurse.ui.pharmacy.next_act import BagActs
from il2nurse.ui.pharmacy.prepared import is_made, prepared_mark
from il2nurse.ui.pharmacy.sheet_rows import parts_of, times_of
from il2nurse.ui.pharmacy.standing import kept_back, work_now
from il2nurse.ui.place import Place
from il2nurse.ui.qt.more_below import MoreBelow
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.foot import Foot, stand_on_foot
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.sumtable import SumTable

WITHIN = Mark(Tone.GOOD, "within limits", Sign.CHECK)
CHECK = Mark(Tone.WARN, "Ask pharmacy", Sign.WARNING)
DOSE = "Dose"
UNSEEN = Mark(Tone.INFO, "Hidden", Sign.LOCK)
HIDDEN = (
    "The sum, the label and what was recorded stand here once you have worked it out or read it "
    "off yourself."
)

# Below this the steps of the sum would have no room beside the label.
BESIDE = 1320


class PreparationPage(PatientPage):
    """Every figure is worked out again from the order each time the page is shown."""

    takes_scans = False
    tabbed = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "preparation", parent=parent)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._key: DoseKey | None = None
        self._asked: DoseKey | None = None
        self._nth: int | None = None
        self._made = self._warned = False
        self._rows: list[FactRow] = []
        self.unseen = FindingBox()
        self.unseen.show_mark(UNSEEN, HIDDEN)
        self.sum = SumTable("Calculation")
        self.sum.set_large({"Draw up"})
        self._title = Label(role="title")
        self._state = Label(role="muted").set_wrapping()
        self._warnings = FindingBox()
        self.line = BagLine()
        self._order, self._parts, self._times = Facts(), Facts(), Facts()
        self._label = BagCard()
        self.back = Action("leave_preparation", labels.BACK)
        self.record = Action("record_preparation", "Record the preparation")
        self.sheet = Action("preparation_pdf", "Preparation sheet")
        self.acts = BagActs(session, self)
        self._lay_out()
        self.back.clicked.connect(self.leave)
        self.record.clicked.connect(self._record)
        self.sheet.clicked.connect(self._print)

    def open(self, place: Place) -> None:
        """Show the bag of the dose that is named, else of the next."""
        super().open(place)
        if (place.key, place.bag) != (self._asked, self._nth):
            self._asked, self._nth = place.key, place.bag
            self.forget()

    def _which(self, moment: Moment) -> DoseKey:
        named = self._asked if self._asked and self._asked.mrn == self.mrn else None
        return named or dose_to_prepare(moment)

    def identity(self) -> BannerContent:
        """The patient and the dose this bag is for, and whether it is prepared."""
        moment = self.session.station.moment(self.mrn)
        key = self._which(moment)
        work = work_now(self.session, moment, key, self._nth)
        dose = moment.case.doses.get(key)
        if work.bag or not is_made(moment, dose):
            chip = bag_mark(work.state)
        else:
            chip = prepared_mark(moment, dose, dose.due if dose else None)
        return banner_of(self.session, self.mrn, key, chip)

    def also(self) -> tuple[object, ...]:
        """A lot that is kept back is no entry of this patient."""
        return kept_back(self.session)

    def show_moment(self, moment: Moment) -> None:
        """Work everything out again."""
        self._key = key = self._which(moment)
        dose = moment.case.doses.get(key)
        people = self.session.station.people()
        self._made = is_made(moment, dose)
        work = work_now(self.session, moment, key, self._nth)
        sheet = prepare_sheet(moment, key, dose, people)
        self._show_sheet(sheet)
        self.line.show_work(moment, work, sheet.against, self.session.words)
        at_bedside = self._may_record(moment, dose) and work.bag is None
        self.record.setVisible(at_bedside)
        self.acts.show_work(moment, key, work, at_bedside=at_bedside)
        unseen = self.acts.works_out_unseen
        hidden = unseen or work.replaced
        self.sheet.setVisible(self.session.who.may(May.PRINT) and not hidden)
        self._hide_sum(hidden=hidden)
        self.unseen.setVisible(unseen)

    def _hide_sum(self, *, hidden: bool) -> None:
        """What others recorded is not seen by whoever reads it off next, nor beside another bag."""
        for part in (self.sum, self._warnings, self._label, self._parts, self._times):
            part.setVisible(not hidden and (part is not self._warnings or self._warned))
        if hidden:
            rows = [row for row in self._rows if row.label != DOSE]
            self._order.show_facts("Order", rows)

    def start(self) -> None:
        """The sheet comes next."""
        first = self.acts.main if self.acts.has_main else self.record
        (first if first.isVisible() else self.sheet).setFocus()

    def _print(self) -> None:
        self.session.go("preview", self.mrn, self._key, paper=PREPARATION.name)

    def _may_record(self, moment: Moment, dose: Dose | None) -> bool:
        person = self.session.who
        step = dose.current(moment.regimen, moment.at) if dose else None
        return (
            step is not None
            and step in preparing_steps(moment)
            and person.may(May.PREPARE)
            and (not step.roles or person.role in step.roles)
        )

    def _show_sheet(self, sheet: PreparationSheet) -> None:
        self._title.setText(sheet.title.rpartition("· ")[2].replace("dose", "Prepare dose", 1))
        self._state.setText(f"{sheet.subtitle}. Every figure is worked out from the order.")
        self.sum.set_marks({"Final concentration": WITHIN})
        self.sum.show_lines(sheet.arithmetic)
        self._warned = bool(sheet.warnings)
        self._warnings.setVisible(self._warned)
        self._warnings.show_mark(CHECK, "\n".join(sheet.warnings))
        self._rows = [FactRow(what, value) for what, value in sheet.order]
        self._order.show_facts("Order", self._rows)
        infused = sheet.times.infused
        what = "Vials, water, bag" if infused else "Vials, water"
        self._parts.show_facts(what, parts_of(sheet, made=self._made))
        what = "Limits of this bag" if infused else "Limits of this syringe"
        self._times.show_facts(what, times_of(sheet), sheet.times.rule)
        self._label.show_label(sheet.patient, sheet.label, sheet.times.end_by)

    def _record(self) -> None:
        if self._key:
            self.session.go("dose", self.mrn, self._key)

    def leave(self) -> None:
        """Back to the pharmacy's list."""
        self.session.go("pharmacy")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the label beside the sum where there is room for both."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= BESIDE
        self._across.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _lay_out(self) -> None:
        stand_on_foot(self.content, self._stage(), self._foot())
        self.stack_below_banner()

    def _stage(self) -> QScrollArea:
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, parts in (
            (left, (self.unseen, self.sum, self._warnings)),
            (right, (self._label, self._parts, self._times, self._order)),
        ):
            side.setSpacing(sizes.SPACE)
            for part in parts:
                side.addWidget(part)
            side.addStretch()
        across = self._across
        across.setSpacing(sizes.ROOM)
        across.addLayout(left, 3)
        across.addLayout(right, 2)
        content = QWidget()
        content.setProperty("ground", "none")
        outer = QVBoxLayout(content)
        outer.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.ROOM)
        outer.setSpacing(sizes.GAP)
        head = QHBoxLayout()
        head.setSpacing(sizes.ROOM)
        head.addWidget(self._title)
        head.addWidget(self._state, 1)
        outer.addLayout(head)
        outer.addLayout(self.line)
        outer.addLayout(across)
        area = scrolling("preparation_scroll", "Preparation", content)
        area.setAlignment(Qt.AlignmentFlag.AlignTop)
        MoreBelow(area).watch(content)
        return area

    def _foot(self) -> QFrame:
        self.back.set_sign(Sign.BACK)
        self.back.show_key("Esc")
        self.sheet.set_sign(Sign.PRINTER)
        self.sheet.set_key("S")
        self.record.set_key("R")
        self.record.set_weight(Weight.MAIN)
        acts = self.acts
        return Foot((acts.more, self.sheet, self.record, acts.main), left=(self.back,))
