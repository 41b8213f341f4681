"""The patient banner: who the patient is, always in view, and who has a similar name."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.readable.research import RESEARCH_ONLY
from il2nurse.readable.words import (
    NO_ALLERGIES,
    NOT_RECORDED,
    ORDER_PAUSED,
    SAME_BED,
    SAME_PERSON,
    UNVERIFIED,
)
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.banner_line import BannerLine
from il2nurse.ui.qt.layouts import laid_out_once
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

# The share of the banner that a name may take in one line.
_NAME_SHARE = 4
_WIDEST_ALLERGY = 260
# So that all else stands in one line a name may be this narrow, in several lines of its own.
_LEAST_NAME = 140


class Banner(QFrame):
    """Name, birth date and age, sex, MRN, dosing weight, course and dose, allergies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._line = line = QFrame(self)
        self._name = Label(role="name", parent=line)
        self._bed = _Pair("Bed", line)
        self._pairs = [_Pair(title, line) for title in ("Born", "Sex", "MRN", "", "")]
        self._allergies = Chip(parent=self)
        self._allergies.set_large()
        self._chip = Chip(parent=self)
        self._overdue = Chip(parent=self)
        self._similar = BannerLine(Mark(Tone.WARN, "Similar patient", Sign.WARNING), self)
        self._shared_bed = BannerLine(Mark(Tone.WARN, SAME_BED, Sign.WARNING), self)
        self._stopped = BannerLine(Mark(Tone.DANGER, "Stopped", Sign.HOLD), self)
        self._elsewhere = BannerLine(Mark(Tone.DANGER, SAME_PERSON, Sign.HOLD), self)
        self._doubted = BannerLine(Mark(Tone.DANGER, "Weight of the order", Sign.WARNING), self)
        self._paused = BannerLine(Mark(Tone.WARN, ORDER_PAUSED, Sign.PAUSE), self)
        self._changed = BannerLine(Mark(Tone.WARN, UNVERIFIED, Sign.PEN), self)
        self._lost = BannerLine(Mark(Tone.DANGER, "Entries lost", Sign.WARNING), self)
        self._research = BannerLine(Mark(Tone.WARN, RESEARCH_ONLY, Sign.WARNING), self)
        self._care = BannerLine(Mark(Tone.WARN, "Take care", Sign.WARNING), self)
        self._row = WrapRow()
        self._lay_out()

    def show_patient(self, content: BannerContent) -> None:
        """Show one patient; the banner cannot be dismissed."""
        with laid_out_once(self, self._line):
            self._show(content)

    def _show(self, content: BannerContent) -> None:
        self._name.setText(content.name)
        self._bed.show_value(content.bed or "")
        self._bed.setVisible(bool(content.bed))
        born, sex, mrn, weight, dose = self._pairs
        born.show_value(content.born, f"({content.age})")
        sex.show_value("", content.sex)
        mrn.show_value(content.mrn)
        weight.show_title(content.dosed_by)
        weight.show_value(content.weight or NOT_RECORDED, _after(content.weighed))
        # Above the dose, where it takes no room from what stands beside it.
        dose.show_title(" · ".join(filter(None, (content.course, content.told.when))))
        dose.show_value(content.told.dose, _after(content.told.stands))
        dose.setVisible(bool(content.course or content.told.dose))
        allergy = _allergy_mark(content.allergies)
        self._fit_allergies(allergy.word)
        self._allergies.show_mark(allergy)
        self._chip.show_mark(content.chip or Mark(Tone.PLAIN, ""))
        self._overdue.show_mark(content.overdue or Mark(Tone.PLAIN, ""))
        self._similar.show_text(content.similar)
        self._shared_bed.show_text(content.shared_bed)
        self._stopped.show_text(content.stopped)
        self._elsewhere.show_text(content.elsewhere)
        self._doubted.show_text(content.doubted)
        self._paused.show_text(content.paused)
        self._changed.show_text(content.changed)
        self._lost.show_text(content.lost)
        self._care.show_text(content.care)
        self._research.show_text(content.research)
        self._fit_name()
        self.setAccessibleName(_spoken(content))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take the name, and what has no room, to another line."""
        super().resizeEvent(event)
        self._fit_name()

    def _fit_name(self) -> None:
        """The whole name, as large as the room lets it: in one line, else in several."""
        name, most = self._name.text(), max(self.width() // _NAME_SHARE, 1)
        role, wide = "name", _width(name, sizes.TITLE)
        now = self._name.minimumWidth() or self._name.sizeHint().width()
        beside = self._row.sizeHint().width() - now
        if _LEAST_NAME <= (left := self.width() - beside) < wide:
            most = min(most, left)
        if wide > most:
            words = [_width(word, sizes.LARGE) for word in name.split()] or [0]
            role = "large" if max(words) <= most else "strong"
            longest = max([_width(word, sizes.TEXT) for word in name.split()] or [0])
            wide = max(most, longest)
        self._name.setWordWrap(role != "name")
        self._name.set_role(role)
        self._name.setFixedWidth(wide)

    def _fit_allergies(self, said: str) -> None:
        """In one line where it is short, else in several."""
        long = _width(said, sizes.TEXT) > _WIDEST_ALLERGY
        self._allergies.setWordWrap(long)
        self._allergies.setMinimumWidth(_WIDEST_ALLERGY if long else 0)

    def add_last(self, action: QWidget) -> None:
        """Put something at the right end, where it stands on every page."""
        self._row.addWidget(action)

    def _lay_out(self) -> None:
        line = self._line
        line.setProperty("part", "banner")
        line.setMinimumHeight(sizes.BANNER)
        row = self._row
        line.setLayout(row)
        row.setContentsMargins(sizes.ROOM, sizes.TIGHT, sizes.ROOM, sizes.TIGHT)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self._name)
        row.addWidget(self._bed)
        for pair in self._pairs:
            row.addWidget(pair)
        beside = QWidget(line)
        marks = QVBoxLayout(beside)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(sizes.TIGHT)
        marks.addWidget(self._allergies, 0, Qt.AlignmentFlag.AlignLeft)
        low = QHBoxLayout()
        low.setSpacing(sizes.GAP)
        for chip in (self._chip, self._overdue):
            low.addWidget(chip)
        low.addStretch()
        marks.addLayout(low)
        row.addWidget(beside)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(self._research)
        column.addWidget(self._similar)
        column.addWidget(self._shared_bed)
        column.addWidget(self._stopped)
        column.addWidget(self._elsewhere)
        column.addWidget(self._doubted)
        column.addWidget(self._paused)
        column.addWidget(self._changed)
        column.addWidget(self._lost)
        column.addWidget(self._care)


class _Pair(QWidget):
    """A small title above a strong value and a plain rest."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Label(title, "key", self)
        self._value = Label(role="strong", parent=self)
        self._rest = Label(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(sizes.TIGHT)
        row.addWidget(self._value)
        row.addWidget(self._rest)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_value(self, value: str, rest: str | None = None) -> None:
        self._value.setText(value)
        self._value.setVisible(bool(value))
        self._rest.setText(rest or "")
        self._rest.setVisible(bool(rest))


def _width(text: str, pixels: int) -> int:
    """How wide a bold text is in one line."""
    return ceil(QFontMetricsF(fonts.font(pixels, QFont.Weight.Bold)).horizontalAdvance(text)) + 2


def _after(text: str | None) -> str:
    return f"· {text}" if text else ""


def _allergy_mark(allergies: str | None) -> Mark:
    if allergies is None:
        return Mark(Tone.WARN, "Allergies not recorded", Sign.QUESTION)
    if not allergies:
        return Mark(Tone.GOOD, NO_ALLERGIES, Sign.CHECK)
    return Mark(Tone.DANGER, f"Allergy: {allergies}", Sign.WARNING)


def _spoken(content: BannerContent) -> str:
    dosed = (content.dosed_by.lower(), content.weight or NOT_RECORDED, content.weighed)
    parts = (
        content.name,
        f"bed {content.bed}" if content.bed else "",
        f"born {content.born}, {content.age}",
        content.sex,
        numbered(content.mrn),
        " ".join(filter(None, dosed)),
        " ".join(filter(None, (content.course, *content.told))),
        _allergy_mark(content.allergies).word,
        content.chip.word if content.chip else "",
        content.overdue.word if content.overdue else "",
        content.research,
        content.similar,
        content.shared_bed,
        content.stopped,
        content.elsewhere,
        content.doubted,
        content.paused,
        content.changed,
        content.lost,
        content.care,
    )
    return ", ".join(part for part in parts if part)
