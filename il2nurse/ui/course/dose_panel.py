"""The dose worked out from the weight or level while it is typed, and what to check of it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.pharmacy.calculation import Calculation, DoseCaution
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable
from il2nurse.readable.pharmacy.sum_lines import each_dose, sum_lines, window_in_words
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words, cautions_in_words
from il2nurse.readable.pharmacy.weight_words import not_calculable_in_words
from il2nurse.ui.course.dosing import dose_with_basis, told_first, worked_from
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import BLOCKED
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.figures import FigureCard
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.course.weighing import WeightBeside, compare_now

TOLD = ("Draw up", "Vials", "Final concentration", "Pump rate")
"""The lines by which who orders sees that a dose is odd; the preparation page has every one."""
EVERY_LINE = "Every line is on the preparation page."
WARNING = Mark(Tone.WARN, "Check", Sign.WARNING)
WITHIN = Mark(Tone.GOOD, "Within the regimen's limits", Sign.CHECK)
UNUSUAL = Mark(Tone.WARN, "Not a usual dose", Sign.WARNING)
OUTSIDE = Mark(Tone.DANGER, "Outside the limits", Sign.CROSS)
CONCENTRATION = "Final concentration"


class OrderedDosePanel(QWidget):
    """The dose large beside its weight, lines of the sum, what to check; else it is empty."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._worked: Calculation | None = None
        self._beside = WeightBeside()
        self._sentence = ""
        self.large = FigureCard(2)
        self.sum, self._warnings = Facts(), FindingBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self.large)
        column.addWidget(self.sum)
        column.addWidget(self._warnings)

    def work_out(self, mrn: str, regimen: Regimen | None, answers: Mapping[str, Answer]) -> None:
        """Work the dose out from what was answered, and hold a weight against those before."""
        self._worked, self._beside, self._sentence = None, WeightBeside(), ""
        if regimen is None:
            self.reveal()
            return
        try:
            self._worked = worked_from(regimen.preparation, answers)
        except NotCalculable as problem:
            self._sentence = not_calculable_in_words(problem, regimen.preparation)
        weight = self._worked.weight_kg if self._worked else None
        if weight is not None and mrn:
            self._beside = compare_now(self._session.station, mrn, regimen, weight)
        self.reveal()

    def reveal(self, *, shown: bool = True) -> None:
        """Show all, or nothing: the first weight is out of view while the second is typed."""
        worked, warnings = self._worked, self._spoken()
        for part in (self.large, self.sum):
            part.setVisible(shown and worked is not None)
        self._warnings.setVisible(shown and bool(warnings))
        # Empty it takes no room above what stands below.
        self.setVisible(shown and (worked is not None or bool(warnings)))
        if worked:
            self.large.show_figures(_figures(worked), self._limits(worked))
            self.sum.setAccessibleName(dose_with_basis(worked))
            self.sum.show_facts("", _lines(worked), EVERY_LINE)
        if warnings:
            blocked = worked is None or bool(worked.blocks) or self._beside.refused
            self._warnings.show_mark(BLOCKED if blocked else WARNING, warnings)

    def _limits(self, worked: Calculation) -> Mark:
        """Whether dose, weight and bag keep the limits of the regimen."""
        if worked.blocks or self._beside.refused:
            return OUTSIDE
        return UNUSUAL if DoseCaution.UNUSUAL_DOSE in worked.cautions else WITHIN

    def ordered(self) -> tuple[Calculation | None, str]:
        """The dose as it was worked out last, and what two people confirm about its weight."""
        return self._worked, self._beside.told

    def told_in(self, banner: BannerContent, regimen: Regimen | None) -> BannerContent:
        """The same banner; what is typed first is neither verified nor missing."""
        return told_first(banner, regimen, self._worked)

    def _spoken(self) -> str:
        if self._sentence or self._worked is None:
            return self._sentence
        worked = self._worked
        warnings = (
            self._beside.told,
            *blocks_in_words(worked),
            *cautions_in_words(worked),
        )
        return "\n".join(filter(None, warnings))


def _figures(worked: Calculation) -> list[tuple[str, str]]:
    """The dose, and the weight that it follows from where there is one."""
    label, dose = each_dose(worked)
    figures = [(label, dose.partition(" (")[0])]
    if worked.weight_kg is not None:
        figures.append(("Dosing weight", _basis(worked).partition(" × ")[0]))
    return figures


def _basis(worked: Calculation) -> str:
    """By which the dose is worked out, without its result."""
    return sum_lines(worked)[0].how.partition(" = ")[0]


def _lines(worked: Calculation) -> list[FactRow]:
    """The dose spelt, by what it is worked out, and what follows from it."""
    spelt = each_dose(worked)[1].partition(" (")[2].removesuffix(")")
    rows = [FactRow("In full", spelt), FactRow("By", _basis(worked))]
    for each in sum_lines(worked):
        if each.what.startswith(TOLD):
            at = each.what == CONCENTRATION
            rows.append(FactRow(each.what, each.answer, window_in_words(worked) if at else None))
    return rows
