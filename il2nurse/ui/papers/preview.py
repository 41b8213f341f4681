"""The preview of a paper: its pages as they will be printed, saving and printing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from il2nurse.domain.people import May, Person
from il2nurse.readable.content import About, PaperKind, Subject
from il2nurse.readable.papers import EVERY_PAPER, PAPERS
from il2nurse.readable.routes import HELP
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.react_on_page import react_on_page
from il2nurse.ui.page.reaction_button import reaction_button
from il2nurse.ui.papers.paper_images import images_of, page_label
from il2nurse.ui.papers.printing import NotPrinted, ToPrinter
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.foot import Foot
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.wrap_row import Wrapping
from il2nurse.workflow.papers.outlets import Outlet, ToFile
from il2nurse.workflow.papers.printing import Paper, Papers, print_paper, show_paper
from il2nurse.workflow.station import Station

Make = Callable[[Station, Person | None, PaperKind, Subject, Papers, str], Paper]
# More pages would take more memory than a small station has.
MOST_DRAWN = 20
MORE = "The first {} pages are shown. Saving and printing take all of them."
PATIENT_DATA = " It holds patient data; delete it when it is not needed."
NOTHING = "No paper was made."
NOT_DRAWN = (
    "The paper is ready, but its pages cannot be shown here. Save or print it and look there."
)


class Previewed(NamedTuple):
    """A paper, and the pictures of its pages; ``None`` where they cannot be drawn."""

    paper: Paper
    images: Sequence[QImage] | None


class PreviewPage(Page):
    """Shows the paper it is opened for; every other kind of this patient is one press away.

    Looking makes no entry. Saving and printing each make a copy, which is on record. It is no
    ``PatientPage``: the paper names its patient, and a banner would tell of another moment.
    A reaction is told on the patient's page.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "preview", parent=parent)
        self.paper: bytes = b""
        self._file = ""
        self._place: Place | None = None
        self._from: Place | None = None
        self._title = Label(role="title")
        self._about = Label(role="muted").set_wrapping()
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("preview_problem")
        self.pages: list[QLabel] = []
        self._column = QVBoxLayout()
        self.back = Action("leave_preview", labels.BACK)
        self.save = Action("save_pdf", labels.SAVE_AS_PDF)
        self.printer = Action("print_paper", labels.PRINT)
        self.reaction = reaction_button()
        self.reaction.set_key(WindowKey.REACTION)
        self.kinds = {name: Action(f"paper_{name}", kind.title) for name, kind in PAPERS.items()}
        self._lay_out()
        self.back.clicked.connect(self._leave)
        self.save.clicked.connect(self._save)
        self.printer.clicked.connect(self._print)
        for name, action in self.kinds.items():
            action.clicked.connect(partial(self._change, PAPERS[name]))
        self.reaction.clicked.connect(self._react)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._leave)

    def open(self, place: Place) -> None:
        """Show the paper as it would be printed now."""
        before = self.session.before
        if before is None or before.page not in (place.page, HELP):
            self._from = before
        self._place = place
        kind = EVERY_PAPER[place.paper or ""]
        self._show_kinds(kind)
        self.paper = b""
        self._problem.setText("")
        self._title.setText(kind.title)
        station, mrn = self.session.station, place.subject.mrn
        self._about.show_sentence(station.case(mrn).patient.told_apart if kind.of_patient else "")
        drawn = self._make(show_paper)
        self.show_paper(drawn.paper.pdf if drawn else b"", drawn.images if drawn else ())
        if drawn:
            self._file, count = drawn.paper.name, len(self.pages)
            pages = {0: "", 1: " · 1 page", MOST_DRAWN: ""}.get(count, f" · {count} pages")
            self._title.setText(f"{drawn.paper.title}{pages}")

    def refresh(self) -> None:
        """The paper stays as it was made."""

    def start(self) -> None:
        """Printing is what comes next."""
        (self.printer if self.paper else self.back).setFocus()

    def _make(self, make: Make) -> Previewed | None:
        """The paper that the page is open for, to look at or as a copy."""
        session, place = self.session, self._place
        if place is None:
            return None
        kind, subject = EVERY_PAPER[place.paper or ""], place.subject

        def work() -> Previewed:
            at, by = session.station, session.who
            made = make(at, by, kind, subject, session.papers, session.page_size)
            return Previewed(made, images_of(made.pdf, MOST_DRAWN))

        return session.attempt_in_thread(work, self._refuse)

    def _copy(self, outlet: Outlet) -> bool:
        """Put a copy out, counted and on record; it is what the page shows from now on."""
        self._problem.setText("")
        drawn = self._make(partial(print_paper, outlet=outlet))
        if drawn:
            self.show_paper(drawn.paper.pdf, drawn.images)
        else:
            self._problem.setVisible(True)
        return drawn is not None

    def _show_kinds(self, shown: PaperKind) -> None:
        """A button for each kind of paper but the one on show."""
        allowed = self.session.who.may(May.PRINT)
        for name, action in self.kinds.items():
            other = name != shown.name and shown.of_patient
            action.setVisible(allowed and other)
        charts = self.session.who.may(May.CHART)
        self.reaction.setVisible(charts and shown.of_patient)

    def _change(self, kind: PaperKind) -> None:
        place = self._place
        if place:
            self.session.go("preview", place.mrn, place.key, place.stretch, paper=kind.name)

    def _refuse(self, _field: str, sentence: str) -> None:
        self._problem.setText(f"{NOTHING} {sentence}")

    def show_paper(self, paper: bytes, images: Sequence[QImage] | None) -> None:
        """Show the pages of a paper that was made; an empty one shows why there is none.

        ``images`` are its pages; ``None`` where they could not be drawn.
        """
        self.paper = paper
        for old in self.pages:
            self._column.removeWidget(old)
            old.deleteLater()
        if images is None:
            self._problem.setText(NOT_DRAWN)
        elif len(images) == MOST_DRAWN:
            self._problem.setText(MORE.format(MOST_DRAWN))
        self.pages = [page_label(image) for image in images or ()]
        for number, page in enumerate(self.pages, 1):
            page.setAccessibleName(f"Page {number} of {len(self.pages)}")
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        for action in (self.save, self.printer):
            action.setEnabled(bool(self.paper))
        self._problem.setVisible(bool(self._problem.text()))

    def _leave(self) -> None:
        place = self._from
        self.paper = b""
        if place is None:
            self.session.go("ward")
        else:
            self.session.go(place.page, place.mrn, place.key)

    def _react(self) -> None:
        if self._place:
            react_on_page(self.window(), self.session, self._place.subject.mrn)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the paper", str(Path.home() / f"{self._file}.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.keep(Path(name))

    def keep(self, path: Path) -> None:
        """Write a copy to a file; a paper of that name gives way, as the system asked before."""
        if self._copy(ToFile(path, replace=True)):
            place = self._place
            about = EVERY_PAPER[place.paper or ""].about if place else None
            self.session.done(f"Saved as {path}.{'' if about is About.TEXT else PATIENT_DATA}")

    def _print(self) -> None:
        printer = ToPrinter()
        if not self._copy(printer):
            return
        try:
            self.session.done(printer.finish())
        except NotPrinted as problem:
            self.session.refuse(str(problem))

    def _lay_out(self) -> None:
        for action, sign in (
            (self.back, Sign.BACK),
            (self.save, Sign.DOWN),
            (self.printer, Sign.PRINTER),
        ):
            action.set_sign(sign)
        self.back.show_key("Esc")
        self.save.set_key("Ctrl+S")
        self.printer.set_key("Ctrl+P")
        self.printer.set_weight(Weight.MAIN)
        content = QWidget()
        content.setProperty("ground", "none")
        outer = QVBoxLayout(content)
        outer.addLayout(self._column)
        outer.addStretch()
        self._column.setSpacing(sizes.ROOM)
        area = scrolling("paper", "Pages of the paper", content)
        head = QVBoxLayout()
        head.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.GAP)
        top = QHBoxLayout()
        top.setSpacing(sizes.SPACE)
        top.addWidget(self._title)
        top.addWidget(Wrapping(tuple(self.kinds.values())), 1)
        top.addWidget(self.reaction, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(top)
        head.addWidget(self._about)
        head.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        return Foot((self.save, self.printer), left=(self.back,))
