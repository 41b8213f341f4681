"""Answers to what is asked once of a course where nothing calls for care, and a teaching."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.course.taught import Interpreter, TaughtTo, Understood
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen

SUITABLE: Final[Mapping[str, Answer]] = {
    "indication": "kidney_cancer",
    "setting": ("experienced_physician", "intensive_care"),
    "line_type": "peripheral",
    "breastfeeding": "no",
    "other_illness": ("none",),
}
TAUGHT: Final = TeachingGivenFact(
    points=("report_infection", "report_chest"),
    to=TaughtTo.PATIENT,
    understood=Understood.TOLD_BACK,
    interpreter=Interpreter.NOT_NEEDED,
)


def suitable(regimen: Regimen) -> Mapping[str, Answer] | None:
    """The usual answers to what a regimen asks at the order; ``None`` where it asks nothing."""
    asked = regimen.suitability.fields
    answers: dict[str, Answer] = {}
    for field in asked:
        if field.usual is not None:
            answers[field.id] = field.words() if field.usual == "all" else field.usual
    return answers if asked else None
