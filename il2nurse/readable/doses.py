"""The doses of a regimen in words: so much for each kg, or the levels that may be ordered."""

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.doses import PerKg
from il2nurse.domain.regimen.preparation import Preparation
from il2nurse.domain.values.quantity import amount_in_words


def began_as(dose: Dose) -> str:
    """How the dose went in: an infusion is started, what is in a syringe is injected."""
    return "injected" if dose.injection else "started"


def doses_in_words(preparation: Preparation) -> str:
    """“600,000 international units per kg”, or “4.5 million, 6 million or 7.5 million …”."""
    dosing = preparation.dosing
    if isinstance(dosing, PerKg):
        return f"{amount_in_words(dosing.international_units)} international units per kg"
    *others, last = (amount_in_words(each.international_units) for each in dosing.levels)
    levels = f"{', '.join(others)} or {last}" if others else last
    return f"{levels} international units a dose"
