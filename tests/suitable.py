"""Answers to what is asked once of a course, of a patient in whom nothing calls for care."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.regimen.fields import Answer

SUITABLE: Final[Mapping[str, Answer]] = {
    "indication": "kidney_cancer",
    "setting": ("experienced_physician", "intensive_care"),
    "line_type": "peripheral",
    "antibiotic_prophylaxis": "no_central_line",
    "breastfeeding": "no",
    "other_illness": ("none",),
}
