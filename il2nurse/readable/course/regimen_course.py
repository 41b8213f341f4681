"""What a regimen says of the course around its doses: research, levels, intervals, the diary."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.readable.course.named import plain
from il2nurse.readable.words import LEVEL_WORDS, source_in_words

WEEK: Final = timedelta(weeks=1)


def research_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """What is said of research, and what the prescriber attests."""
    research = regimen.research
    if research:
        source = source_in_words(research.source, research.confidence)
        yield research.say, source
        yield from ((each.label, source) for each in research.attest)


def dose_level_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Each dose that may be ordered."""
    dosing = regimen.preparation.dosing
    for level in dosing.levels if isinstance(dosing, DoseLevels) else ():
        source = source_in_words(level.source, level.confidence)
        yield plain(level.id), in_words(level.international_units), source, level.note or ""


def step_down_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """How much lower the next course is suggested, down to what, and after what."""
    dosing = regimen.preparation.dosing
    step = dosing.step_down if isinstance(dosing, DoseLevels) else None
    if step:
        lower = f"{step.say} Each dose is {in_words(step.by)} lower."
        yield lower, source_in_words(step.source, step.confidence)
        yield f"Never below {in_words(step.lowest)}.", source_in_words(*step.lowest_source)
        counts = (
            f"Not tolerated: {step.held} doses held or more, {step.left_out} not given or more, or "
            "by the prescriber’s word."
        )
        yield counts, source_in_words(*step.counts_source)


def additive_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """What goes into the bag before the drug."""
    dilution = regimen.preparation.dilution
    for each in dilution.additives if dilution else ():
        said = f"{each.label}, so that the bag holds {show(each.mg_per_ml)} mg/mL; it comes"
        source = source_in_words(each.source, each.confidence)
        yield f"{said} with {show(each.stock_mg_per_ml)} mg/mL.", source


def longer_interval_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Each interval that values advise."""
    for each in regimen.timetable.longer_intervals:
        value = f"{regimen.fields[each.field].label} above {show(each.above)}"
        said = f"{each.every // WEEK} weeks, where {value} before {each.courses} courses in a row"
        yield f"{said}.", source_in_words(each.source, each.confidence)


def diary_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """What the patient writes down."""
    diary = regimen.diary
    if diary:
        source = source_in_words(diary.source, diary.confidence)
        yield f"{diary.say} Each line: {'; '.join(diary.columns)}.", source


def drug_answer_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """What may be answered of a drug that interacts, and how serious that may be."""
    for each in regimen.drug_choices:
        levels = ", ".join(LEVEL_WORDS[level].word for level in each.levels)
        source = source_in_words(each.source, each.confidence)
        yield each.label, levels, each.asks or "", source
