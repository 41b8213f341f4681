"""The dose level of an order: that the regimen has it, and that the witness read the same one."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import in_words
from il2nurse.readable.doses import doses_in_words
from il2nurse.workflow.course.weighing import refuse_other_dose
from il2nurse.workflow.people.sign_in import Witness

LEVEL: Final = "dose_level"


@dataclass(frozen=True, slots=True)
class ChosenLevel:
    """A dose level in international units, and the witness who verifies it.

    The witness is missing where somebody verifies the order afterwards. ``again`` is what the
    witness read from the order without seeing the first one.
    """

    international_units: Decimal
    witness: Witness | None = None
    again: Decimal | None = None


def check_level(regimen: Regimen, chosen: ChosenLevel) -> None:
    """Raise ``Slip`` for a dose that the regimen does not have as a level.

    ``NotAllowed`` where the two readings differ.
    """
    prepared = regimen.preparation
    dosing, units = prepared.dosing, chosen.international_units
    if not isinstance(dosing, DoseLevels):
        raise Slip(
            LEVEL,
            f"The doses of “{regimen.title}” go by weight. Nothing was recorded; type the "
            "dosing weight.",
        )
    if dosing.level_of(units) is None:
        raise Slip(
            LEVEL,
            f"{in_words(units)} is no dose level of this regimen. It has "
            f"{doses_in_words(prepared)}. Nothing was recorded; choose one of them.",
        )
    refuse_other_dose(units, chosen.again)
