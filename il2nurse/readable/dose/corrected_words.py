"""What was corrected of a dose, in words: what it was, what stood there, what stands there now."""

from collections.abc import Callable, Mapping
from typing import Final

from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.register.entries import read_instant
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import show
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.dose.injection_rows import injected_in_words
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import STRUCK_OUT

DOSE_VALUE_WORDS: Final[Mapping[DoseValue, str]] = {
    DoseValue.HELD: "Hold",
    DoseValue.REASON: "Reason of the hold",
    DoseValue.GIVEN: "Volume given",
    DoseValue.ENDED: "End of the infusion",
    DoseValue.ON_PAPER: "Dose given on paper",
    DoseValue.INJECTED: "Injection",
    DoseValue.INJECTED_AT: "Time of the injection",
    DoseValue.INJECTED_ML: "Volume injected",
    DoseValue.SITE: "Site of the injection",
}


def corrected_values(
    fact: DoseCorrectedFact, wording: Wording, label: Callable[[str], str]
) -> tuple[str, str]:
    """What stood there and what stands there now; ``label`` gives a reason's words."""

    def written(value: str) -> str:
        match fact.what:
            case DoseValue.GIVEN | DoseValue.INJECTED_ML:
                return f"{value} mL"
            case DoseValue.ENDED | DoseValue.INJECTED_AT:
                return wording.day_time(read_instant(value))
            case DoseValue.INJECTED:
                return wording.day_time(read_instant(value)) if value else STRUCK_OUT
            case DoseValue.ON_PAPER:
                return f"form {value}" if value else STRUCK_OUT
            case _:
                return label(value) if value else STRUCK_OUT

    now = written(fact.now)
    return written(fact.was), f"{now} ({fact.text})" if fact.text else now


def dose_line(dose: Dose, regimen: Regimen, wording: Wording) -> str:
    """What is on record about the dose and can be corrected; "" where nothing is."""
    infusion = dose.infusion
    if dose.held:
        return f"Dose {dose.key.slot} held: {reason_label(regimen.hold_reasons, dose.held.reason)}"
    if dose.injection:
        at = wording.clock(dose.injection.at)
        return f"Dose {dose.key.slot} injected {at}: {injected_in_words(regimen, dose.injection)}"
    if infusion is None or infusion.ended is None or infusion.recorded_given_ml is None:
        return ""
    given = f"{show(infusion.recorded_given_ml)} of {show(infusion.total_ml)} mL given"
    return f"Dose {dose.key.slot}: {given}, ended {wording.clock(infusion.ended.at)}"
