"""Everything that a regimen asks at an order, part below part."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QBoxLayout

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.ui.course.asked.drugs import DrugsPart
from il2nurse.ui.course.asked.regimen_part import RegimenPart
from il2nurse.ui.course.asked.suitability import SuitabilityPart
from il2nurse.ui.session import Session


class AskedParts:
    """What the doses go by, the drugs that interact, and what is asked once of a course."""

    def __init__(
        self,
        session: Session,
        dosing: Callable[[Regimen], Sequence[Field]],
        typed: Callable[[], None],
    ) -> None:
        self.dosing = RegimenPart(session, dosing)
        self.drugs = DrugsPart(session)
        self.suitability = SuitabilityPart(session)
        self.every: tuple[RegimenPart, ...] = (self.dosing, self.drugs, self.suitability)
        for part in self.every:
            part.changed.connect(typed)

    def forget_in(self, column: QBoxLayout) -> None:
        """Stand below each other in this column, and ask nothing yet."""
        for part in self.every:
            column.addWidget(part)
            part.forget()

    def advance(self) -> bool:
        """Go on to what is not answered; False where nothing is left."""
        return any(part.advance() for part in self.every)

    def show_slip(self, field: str, sentence: str) -> bool:
        """Show a refusal at its question; False where it is none of these."""
        return any(part.show_slip(field, sentence) for part in self.every)
