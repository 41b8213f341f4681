"""For which regimen eligibility is asked, before anything is ordered: chosen here, kept nowhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.look import sizes
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.patient.asked_for import moment_asked_for, regimens_asked_for

WIDE = 520


class AskedFor(QWidget):
    """The ward's regimens, the first by which somebody may order; hidden once one is ordered."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known: tuple[tuple[str, str], ...] = ()
        self.choice = ChoiceBox("asked_for_regimen", "Regimen that eligibility is asked for")
        self.choice.setMinimumWidth(WIDE)
        self.choice.activated.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.SPACE)
        row.addWidget(Label("Nothing is ordered yet. Asked for:", "strong"))
        row.addWidget(self.choice)
        row.addStretch()

    def show_case(self, case: Case) -> None:
        """Offer the regimens of now; what was chosen stays chosen."""
        known = tuple((e.id, e.title) for e in regimens_asked_for(self._session.station))
        self.setVisible(case.course is None and bool(known))
        if known == self._known:
            return
        chosen, self._known = self.chosen(), known
        self.choice.clear()
        for name, title in known:
            self.choice.addItem(title, name)
        at = self.choice.findData(chosen)
        self.choice.setCurrentIndex(max(at, 0) if known else -1)

    def begin_anew(self) -> None:
        """Another patient: the ward's first regimen again."""
        if self._known:
            self.choice.setCurrentIndex(0)

    def chosen(self) -> str | None:
        """The regimen that is chosen, by its id."""
        name = self.choice.currentData()
        return str(name) if name else None

    def moment(self, mrn: str) -> Moment | None:
        """What eligibility looks at: the order, else the regimen that is chosen."""
        station = self._session.station
        ordered = station.case(mrn).course is not None
        return moment_asked_for(station, mrn, None if ordered else self.chosen())
