"""The label of a bag or syringe as a paper of its own: what stands on it, and how large it is."""

from dataclasses import dataclass, replace
from typing import Final

from il2nurse.readable.content import Cut, PatientPaper, Sources
from il2nurse.readable.pharmacy.bag_label import BagLabel
from il2nurse.readable.pharmacy.preparation_sheet import prepare_sheet
from il2nurse.readable.pharmacy.sheet_times import BagTimes

TITLE: Final = "Label"


@dataclass(frozen=True, slots=True)
class StuckLabel(PatientPaper):
    """What is stuck on one bag or syringe."""

    label: BagLabel
    times: BagTimes
    cut: Cut


def tell(sources: Sources) -> StuckLabel:
    """The label of the dose that the sources are about; raises ``NotAllowed`` where no bag fits."""
    dose = sources.moment.case.doses.get(sources.key)
    sheet = prepare_sheet(sources.moment, sources.key, dose, sources.people)
    texts, on = sources.texts, sources.labels
    size = on.bag if sheet.label.in_bag else on.syringe
    label = replace(
        sheet.label, pharmacy=texts.pharmacy, says=texts.label_says, practice=sources.practice
    )
    return StuckLabel(
        title=sheet.title.replace(sheet.title.partition(" · ")[0], TITLE, 1),
        subtitle=sheet.subtitle,
        planned=sheet.planned,
        mark=sheet.mark,
        zone=sheet.zone,
        patient=sheet.patient,
        label=label,
        times=sheet.times,
        cut=Cut(size, on.shift, on.roll),
    )
