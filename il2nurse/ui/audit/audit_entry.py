"""One entry of the register, opened: what it says, its seal, and the one before it."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from il2nurse.domain.record.dose.dose import DoseKey, read_key
from il2nurse.domain.record.register.entries import Entry
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.audit.fact_labels import label_of
from il2nurse.readable.words import NO_VALUE, STRUCK_OUT
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.audit.audit import AuditLine, about_with_mrn
from il2nurse.workflow.audit.undone import strikes_out

WIDTH = 350
NEVER = "Entries can be added, never changed. The first version stays readable."


class AuditEntry(QScrollArea):
    """The right side of the audit page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("audit_entry")
        self.setAccessibleName("The opened entry")
        self._session = session
        self._line: AuditLine | None = None
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._chip = Chip(parent=self)
        self._what = Label(role="strong").set_wrapping()
        self._undone, self._about, self._kept, self._sealed = (Facts() for _ in range(4))
        self._never = Notice()
        self._never.show_text(NEVER, lead="")
        self.open_patient = Action("open_patient", labels.OPEN_PATIENT)
        self.open_patient.set_small()
        self.open_patient.clicked.connect(self._go)
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, sizes.GAP, 0)
        column.addWidget(self._chip)
        told = (self._undone, self._kept, self._about, self._sealed)
        for part in (self._what, *told, self._never):
            column.addWidget(part)
        column.addWidget(self.open_patient)
        column.addStretch()
        self.setWidget(content)
        self.open_patient.hide()

    def show_line(self, line: AuditLine, mark: Mark, about: AuditLine | None = None) -> None:
        """Open an entry; ``about`` is the one that it corrects or strikes out."""
        self._line = line
        entry, station = line.entry, self._session.station
        words = self._session.words
        self._chip.show_mark(Mark(mark.tone, f"{mark.word} · entry {entry.number}", mark.sign))
        self._what.setText(line.what)
        details = EntryWords(words, station.regimens.today().values()).details(entry)
        if about:
            details = [each for each in details if each[0] != label_of("seq")]
        self._show_undone(line, about)
        self._about.show_facts("What it says", [FactRow(name, value) for name, value in details])
        self._about.setVisible(bool(details))
        self._kept.show_facts(
            "Who, when, where",
            [
                FactRow("By", line.who),
                FactRow("Role", entry.role.replace("_", " ") or NO_VALUE),
                FactRow("About", about_with_mrn(line)),
                FactRow("Happened", words.stamp(entry.occurred_at)),
                FactRow("Recorded", words.stamp(entry.recorded_at)),
                FactRow("Station", entry.station),
                FactRow("Program", entry.program),
            ],
        )
        self._sealed.show_facts(
            "Seal",
            [
                FactRow("This entry", _short(entry.seal)),
                FactRow("Before it", _short(entry.previous_seal)),
            ],
        )
        self.open_patient.setVisible(bool(entry.subject))
        self.open_patient.set_text("Open the dose" if self._dose() else labels.OPEN_PATIENT)

    def _show_undone(self, line: AuditLine, about: AuditLine | None) -> None:
        """What struck this entry out or corrected it, and by whom; or what this one is about."""
        words, later = self._session.words, line.undone_by
        heading, rows = "", []
        if later:
            heading = f"{undone_mark(later).word} since"
            rows = [
                FactRow("By", words.name(later.person) or NO_VALUE),
                FactRow("Recorded", words.stamp(later.recorded_at)),
                FactRow("Reason", str(later.body.get("reason") or NO_VALUE)),
                FactRow("By entry", str(later.number)),
            ]
        elif about:
            heading = "What it is about"
            rows = [
                FactRow(f"Entry {about.entry.number}", about.what),
                FactRow("By", about.who),
                FactRow("Recorded", words.stamp(about.entry.recorded_at)),
            ]
        self._undone.show_facts(heading, rows)
        self._undone.setVisible(bool(rows))

    def _dose(self) -> DoseKey | None:
        entry = self._line.entry if self._line else None
        begun = entry is not None and entry.stream.startswith("dose/")
        return read_key(entry.stream) if entry and begun else None

    def _go(self) -> None:
        if self._line is None:
            return
        key, mrn = self._dose(), self._line.entry.subject
        if key:
            self._session.go("dose", mrn, key)
        else:
            self._session.go("patient", mrn)


def undone_mark(later: Entry) -> Mark:
    """How an entry is marked that a later one struck out or corrected."""
    if strikes_out(later):
        return Mark(Tone.WARN, STRUCK_OUT.capitalize(), Sign.CROSS)
    return Mark(Tone.WARN, "Corrected", Sign.PEN)


def _short(seal: str) -> str:
    """The first and last digits, for two people to compare."""
    return f"{seal[:4]} {seal[4:8]} … {seal[-4:]}"
