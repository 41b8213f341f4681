"""For which regimen eligibility is asked before a course is ordered: chosen here, kept nowhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.look import sizes
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.patient.asked_for import moment_asked_for
from il2nurse.workflow.unordered import asks_another, regimens_asked_for

WIDE = 520
NOTHING_ORDERED = "Nothing is ordered yet. Asked for:"
OVER = "No dose of the course is open. Asked for:"


class AskedFor(QWidget):
    """The ward's regimens, the first by which somebody may order; hidden while a course goes on.

    Once it is over the course itself stands first.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known: tuple[tuple[str | None, str], ...] = ()
        self.choice = ChoiceBox("asked_for_regimen", "Regimen that eligibility is asked for")
        self.choice.setMinimumWidth(WIDE)
        self.choice.activated.connect(lambda _: self.changed.emit())
        self._what = Label(role="strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self._what)
        row.addWidget(self.choice)
        row.addStretch()

    def show_case(self, case: Case) -> None:
        """Offer the regimens of now; what was chosen stays chosen."""
        known = self._offered(case)
        self.setVisible(bool(known))
        self._what.setText(OVER if case.course else NOTHING_ORDERED)
        if known == self._known:
            return
        chosen, self._known = self.chosen(), known
        self.choice.clear()
        for name, title in known:
            self.choice.addItem(title, name)
        at = self.choice.findData(chosen)
        self.choice.setCurrentIndex(max(at, 0) if known else -1)

    def begin_anew(self) -> None:
        """Another patient: the course, or the ward's first regimen, again."""
        if self._known:
            self.choice.setCurrentIndex(0)

    def chosen(self) -> str | None:
        """The regimen that is chosen, by its id; ``None`` of the course itself."""
        name = self.choice.currentData()
        return str(name) if name else None

    def moment(self, mrn: str) -> Moment | None:
        """What eligibility looks at: the course, else the regimen that is chosen."""
        station = self._session.station
        another = asks_another(station, station.case(mrn))
        return moment_asked_for(station, mrn, self.chosen() if another else None)

    def _offered(self, case: Case) -> tuple[tuple[str | None, str], ...]:
        station = self._session.station
        if not asks_another(station, case):
            return ()
        known = tuple((e.id, e.title) for e in regimens_asked_for(station))
        if case.course is None:
            return known
        title = station.regimen_of(case.course).title
        return ((None, f"Course {case.course.number}: {title}"), *known)
