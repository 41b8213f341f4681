"""Everything about one value in sentences: who, when, in which unit, what was changed."""

from il2nurse.domain.record.labs.facts import RangeFrom
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.readable.words import STRUCK_OUT
from il2nurse.ui.labs.rows import HistoryValue, LabView


def value_sentences(view: LabView, test: LabTest, kept: HistoryValue) -> list[str]:
    """Everything about one value in sentences: who, when, in which unit, what was changed."""
    words, sentences = view.words, []
    if kept.point and (usual := view.units.range(test, kept.point)):
        sentences.append(f"Range: {usual}{_whose(kept.result)}.")
    result = kept.result
    if result and result.received.range_remark:
        sentences.append(result.received.range_remark)
    if result is None:
        by = words.name(kept.point.by) if kept.point else ""
        sentences.append(
            "Worked out from the calcium of this specimen and the albumin nearest to it."
            if test.worked_out
            else f"Typed by {by} with other answers. To correct it: Doses (D), then Correct (C)."
        )
        return sentences
    sentences.append(f"Reported as {result.received.shown}.")
    file = f" {result.origin}," if result.origin else ""
    source = f" from{file} line {result.row}" if result.row else ""
    at = words.day_time(result.recorded_at)
    sentences.append(f"Recorded {at} by {words.name(result.by)}, {result.source.value}{source}.")
    if result.left_out:
        sentences.append(f"Left out of this import: {'; '.join(result.left_out)}")
    values = [*(each.shown for each in result.earlier), result.received.shown]
    for was, now, change in zip(values, values[1:], result.corrections, strict=False):
        corrected = f"{was} corrected to {now}" if was != now else "Time or range corrected"
        by = words.name(change.by)
        sentences.append(f"{corrected} {words.day_time(change.at)} by {by}: {change.reason}")
    if result.struck:
        gone = result.struck
        by = words.name(gone.by)
        sentences.append(
            f"{STRUCK_OUT.capitalize()} {words.day_time(gone.at)} by {by}: {gone.reason}"
        )
    return sentences


def _whose(result: LabResult | None) -> str:
    reported = result is not None and result.received.range_from is RangeFrom.REPORTED
    return ", the laboratory's own" if reported else ", a default of this program"
