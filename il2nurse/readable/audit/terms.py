"""What people call the fields, steps, reasons and rules that entries keep by their ids."""

from collections.abc import Iterable, Mapping
from typing import Final

from il2nurse.domain.record.chart.fluids import kind_label
from il2nurse.domain.record.register.changes import AT, KIND, ML
from il2nurse.domain.record.register.entries import read_instant
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NOT_RECORDED

CHANGED: Final[Mapping[str, str]] = {AT: "Time", KIND: "Kind of fluid", ML: "Volume"}
"""What may be corrected beside an answer."""


class Terms:
    """Ids in words; the labels come from these regimens."""

    def __init__(self, words: Wording, regimens: Iterable[Regimen]) -> None:
        """Remember every label there is."""
        self.words = words
        self.fields: dict[str, Field] = {}
        self._steps: dict[str, Step] = {}
        self._labels: dict[str, str] = {}
        for regimen in regimens:
            self._learn(regimen)

    def _learn(self, regimen: Regimen) -> None:
        self.fields.update(regimen.fields)
        self._steps.update({step.id: step for step in regimen.steps})
        for step in regimen.steps:
            self.fields.update({field.id: field for field in step.fields})
        reasons = (regimen.hold_reasons, regimen.pause_reasons, regimen.stop_reasons)
        for choices in (*reasons, regimen.outcomes, injection_sites(regimen)):
            self._labels.update({choice.word: choice.label for choice in choices})
        self._labels.update({each.word: each.label for each in regimen.responses})
        self._labels.update({term.id: term.label for term in regimen.reactions})
        self._labels.update({c.id: c.title for c in regimen.criteria})
        self._labels.update({point.id: point.text for point in regimen.teaching})
        limits = (limit for c in regimen.criteria for limit in c.limits)
        self._labels.update({limit.id: limit.say for limit in limits})
        self._labels.update({limit.id: limit.say for limit in regimen.calls.limits})

    def choice(self, word: str) -> str:
        """The label of a reason, a reaction, an outcome, a criterion or a limit."""
        return self._labels.get(word, word)

    def label(self, field: str) -> str:
        """A field's label."""
        known = self.fields.get(field)
        return known.label if known else CHANGED.get(field) or title(field)

    def in_order(self, fields: Iterable[str]) -> list[str]:
        """Fields as a regimen asks them; those that none asks come last."""
        places = {name: place for place, name in enumerate(self.fields)}
        return sorted(fields, key=lambda name: places.get(name, len(places)))

    def step(self, step: str) -> str:
        """A step's title."""
        known = self._steps.get(step)
        return known.title if known else title(step)

    def answer(self, field: str, answer: Answer) -> str:
        """An answer with its unit."""
        if not answer:
            return NOT_RECORDED
        known, plain = self.fields.get(field), answer if isinstance(answer, str) else None
        try:
            if known:
                return self.words.answer(known, answer)
            return "; ".join(answer) if plain is None else self._changed(field, plain)
        except ValueError:  # An older regimen asked for it as another kind of answer.
            return "; ".join(answer) if plain is None else plain

    def _changed(self, field: str, text: str) -> str:
        if field == AT:
            return self.words.day_time(read_instant(text))
        if field == KIND:
            return kind_label(text)
        return f"{text} mL" if field == ML else text


def title(name: str) -> str:
    """A name of the program as a label."""
    return name.replace("_", " ").strip().capitalize()
