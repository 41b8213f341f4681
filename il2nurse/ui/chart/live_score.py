"""The early warning score while a set is typed: its parts, its scale, and what it asks for."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.vocabulary import OXYGEN_DEVICE
from il2nurse.domain.rules.chart.due import due_in
from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL, News2, points_so_far
from il2nurse.domain.rules.chart.signs import news2_of_inputs, read_signs
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.chart.left_open import left_open, not_excused, stays_due
from il2nurse.ui.chart.news2_chip import news2_mark
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

NOT_SCORED: Final = Mark(Tone.WARN, "not scored", Sign.CROSS)
PARTIAL: Final = "Not recorded yet. A partial set is never scored, and it leaves open: {}."
NOT_PARTIAL: Final = "Not recorded yet. Nothing is left open: take “Partial set” (Alt+P) back."
WAITING: Final = "Scored once all seven values are typed."
STILL_OPEN: Final = "Still open: {}."
AID: Final = "The score is an aid and never the only reason to give or to hold."
PARTS: Final = 7
RED: Final = 3


class LiveScore(Card):
    """NEWS2 of what is typed, never of what was typed some time ago."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("live_score")
        self._total = Chip(parent=self)
        self._parts = Chips()
        self._say = Label(role="strong").set_wrapping()
        self.choose = Action("choose_scale", "SpO₂ scale")
        self.choose.set_small()
        self.choose.set_key("Alt+S")
        # One line where it fits: the boxes below are all to be in view.
        head = WrapRow()
        head.setSpacing(sizes.GAP)
        for part in (Label("NEWS2", "heading"), self._total, self._parts):
            head.addWidget(part)
        self.body.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
        self.body.setSpacing(sizes.TIGHT)
        self.body.addLayout(head)
        self.body.addWidget(self._say)

    def show_typed(
        self, moment: Moment, typed: Mapping[str, Answer], *, partial: str
    ) -> Mark | None:
        """Score what is typed by the scale of the patient, or say what is ``partial`` and why.

        An emergency is given back.
        What it asks for stands above everything else, and is not said here again.
        """
        scale = moment.case.chart.scale(moment.at)
        inputs = {name: Input(answer, timedelta()) for name, answer in typed.items()}
        points = points_so_far(read_signs(moment.regimen, inputs), scale)
        score = None if partial else news2_of_inputs(moment.regimen, inputs, scale)
        least = sum(points.values())
        mark = NOT_SCORED if partial else _mark(score, len(points))
        emergency = least >= EMERGENCY_TOTAL
        if score is None and emergency:
            mark = Mark(Tone.DANGER, f"at least {least} · emergency", Sign.WARNING)
        self._total.show_mark(mark)
        self._parts.show_marks(_marks(moment, points))
        self._parts.setVisible(any(points.values()))
        self.choose.set_text(f"SpO₂ scale {scale}")
        answer = score.response_beside(due_in(moment)) if score else ""
        missing = left_open(moment.regimen, typed)
        if partial:
            missing = ", ".join(filter(None, (missing, _device(moment, typed))))
            said = PARTIAL.format(missing) if missing else NOT_PARTIAL
            refused = not_excused(moment.regimen, partial, typed)
            advice = " ".join(filter(None, (refused or said, stays_due(moment))))
        elif missing and typed:
            advice = STILL_OPEN.format(missing)
        else:
            advice = answer if score else WAITING
        if score and emergency:
            advice = ""
        self._say.show_sentence(advice)
        self.setAccessibleName(f"NEWS2, scale {scale}: {mark.word}. {advice}".strip())
        self.setAccessibleDescription(f"{self._parts.accessibleName()}. {AID}")
        self.setToolTip(AID)
        return mark._replace(word=f"NEWS2 {mark.word}") if emergency else None


def _device(moment: Moment, typed: Mapping[str, Answer]) -> str | None:
    """The oxygen device, which is asked with the vital signs, where it was not answered."""
    field = moment.regimen.fields.get(OXYGEN_DEVICE.id)
    return None if field is None or field.id in typed else field.short or field.label


def _mark(score: News2 | None, known: int) -> Mark:
    if score is None:
        return Mark(Tone.PLAIN, f"{known} of {PARTS} values", Sign.QUESTION)
    return news2_mark(score)


def _marks(moment: Moment, points: Mapping[str, int]) -> list[Mark]:
    found = []
    for name, count in points.items():
        if count:
            field = moment.regimen.fields[name]
            tone = Tone.DANGER if count >= RED else Tone.WARN
            found.append(Mark(tone, f"{field.short or field.label} +{count}", None))
    return found
