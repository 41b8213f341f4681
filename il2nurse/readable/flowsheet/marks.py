"""What a period is marked with: doses given, in part or held, and reactions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.dose.dose import Dose, DoseState
from il2nurse.domain.record.dose.given import Given
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.words import DOSE_WORDS, NOT_GIVEN_WORDS, NOTHING_GIVEN


class Became(StrEnum):
    """What became of a dose."""

    GIVEN = DOSE_WORDS[DoseState.COMPLETED].within
    PART = DOSE_WORDS[DoseState.STOPPED].within
    NOTHING = NOTHING_GIVEN.within
    HELD = NOT_GIVEN_WORDS[NotGiven.HELD].within
    REFUSED = NOT_GIVEN_WORDS[NotGiven.REFUSED].within
    MISSED = NOT_GIVEN_WORDS[NotGiven.MISSED].within
    RUNNING = DOSE_WORDS[DoseState.RUNNING].within


NOT_GIVEN: Final[Mapping[NotGiven, Became]] = {
    NotGiven.HELD: Became.HELD,
    NotGiven.REFUSED: Became.REFUSED,
    NotGiven.MISSED: Became.MISSED,
}
NEVER_BEGUN: Final = frozenset(NOT_GIVEN.values())


@dataclass(frozen=True, slots=True)
class DoseMark:
    """One dose on the line of time; a held one has no length."""

    cycle: int
    slot: int
    start: datetime
    end: datetime
    became: Became
    paper: bool = False

    @property
    def label(self) -> str:
        """The mark in words."""
        late = ", entered from paper" if self.paper else ""
        return f"dose {self.slot} {self.became.value}{late}"

    @property
    def short(self) -> str:
        """The mark where there is little room."""
        late = " (paper)" if self.paper else ""
        return f"{self.slot} {self.became.value.removeprefix('given ')}{late}"


@dataclass(frozen=True, slots=True)
class ReactionMark:
    """One adverse reaction at its onset."""

    at: datetime
    label: str
    severe: bool


def dose_marks(moment: Moment, stretch: Stretch) -> tuple[DoseMark, ...]:
    """Every dose that was given or held in the period, by time."""
    found = every_dose_mark(moment)
    return tuple(each for each in found if each.start < stretch.end and each.end >= stretch.start)


def every_dose_mark(moment: Moment) -> tuple[DoseMark, ...]:
    """Every dose that was given or held, by time."""
    found = [mark for dose in moment.case.doses.values() if (mark := _dose(dose, moment))]
    return tuple(sorted(found, key=lambda each: each.start))


def _dose(dose: Dose, moment: Moment) -> DoseMark | None:
    key, paper = dose.key, dose.on_form is not None
    if dose.given:
        end = dose.given.until or max(moment.at, dose.given.since)
        became = _became(dose.given, dose.infusion)
        return DoseMark(key.cycle, key.slot, dose.given.since, end, became, paper)
    if dose.held and (how := not_given_as(dose, moment.regimen_of(dose))):
        return DoseMark(key.cycle, key.slot, dose.held.at, dose.held.at, NOT_GIVEN[how], paper)
    return None


def _became(given: Given, infusion: Infusion | None) -> Became:
    if given.until is None:
        return Became.RUNNING
    if given.in_full:
        return Became.GIVEN
    stopped = infusion is not None and infusion.state is InfusionState.STOPPED
    return Became.NOTHING if stopped and not given.given_ml else Became.PART


def reaction_marks(moment: Moment, stretch: Stretch) -> tuple[ReactionMark, ...]:
    """Every reaction whose onset lies in the period, by time."""
    return tuple(sorted(_reactions(moment, stretch), key=lambda each: each.at))


def _reactions(moment: Moment, stretch: Stretch) -> Iterator[ReactionMark]:
    for dose in moment.case.doses.values():
        terms = {term.id: term for term in moment.regimen_of(dose).reactions}
        for seen in dose.reactions:
            if seen.at in stretch:
                term = terms.get(seen.term)
                label = term.label if term else seen.term
                severe = term is not None and term.life_threatening
                yield ReactionMark(seen.at, label, severe)
