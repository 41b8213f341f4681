"""The limits of one criterion in their order: worse and worse away from what is good."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from il2nurse.domain.regimen.comparisons import NUMERIC
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Limit, Result
from il2nurse.regimens.bands import Interval, band_of
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of numbers with its limit; without one nothing follows from them."""

    interval: Interval
    limit: Limit | None = None

    @property
    def severity(self) -> int:
        return (self.limit.result if self.limit else Result.CLEAR).severity


def limits_out_of_order(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every limit with something milder on both its sides: an order turned round, or a gap."""
    for criterion in regimen.criteria:
        limits = [limit for limit in criterion.limits if _numeric(limit)]
        field = regimen.fields.get(criterion.field or "")
        step = Decimal(1).scaleb(-((field.places if field else None) or 0))
        runs = groupby(_bands(limits, step), key=lambda band: band.severity)
        bands = [next(alike) for _, alike in runs]
        for low, peak, high in zip(bands, bands[1:], bands[2:], strict=False):
            if peak.limit and low.severity < peak.severity > high.severity:
                yield _worse_than_both(criterion, peak.limit, (low, high), places)


def _numeric(limit: Limit) -> bool:
    return bool(limit.when) and all(each.op in NUMERIC for each in limit.when)


def _bands(limits: list[Limit], step: Decimal) -> Iterator[_Band]:
    """The limits from the lowest number up, with what lies between them."""
    bands = sorted(
        (_Band(band_of(limit.when), limit) for limit in limits),
        key=lambda band: (band.interval.low, not band.interval.low_in),
    )
    if bands and bands[0].interval.low.is_finite():
        yield _Band(Interval())
    for place, band in enumerate(bands):
        yield band
        after = bands[place + 1].interval if place + 1 < len(bands) else None
        if after is None:
            if band.interval.high.is_finite():
                yield _Band(Interval())
        elif not _touch(band.interval, after, step):
            yield _Band(Interval())


def _touch(low: Interval, high: Interval, step: Decimal) -> bool:
    """True where no number that can be measured lies between the two."""
    if low.high_in and high.low_in:
        return high.low - low.high <= step
    return high.low <= low.high and (low.high_in or high.low_in)


def _worse_than_both(
    criterion: Criterion, peak: Limit, sides: tuple[_Band, _Band], places: Mapping[str, Written]
) -> Problem:
    def in_words(limit: Limit) -> str:
        return f'"{limit.id}" ({limit.result.value} {limit.shown()}'

    def line(limit: Limit) -> int:
        return places[f"criterion.{criterion.id}.limit.{limit.id}.result"].line

    below, above = (
        f"{in_words(side.limit)}, line {line(side.limit)})" if side.limit else "no limit at all"
        for side in sides
    )
    return Problem(
        line(peak),
        f"{in_words(peak)}) is worse than what lies on both sides of it: {below}, and {above}. "
        "Beyond a limit it is never milder.",
    )


def resumed_too_early(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every dose that may be given again at a value for which it is held."""
    for criterion in regimen.criteria:
        for limit in criterion.limits:
            if limit.resume is None or not _numeric(limit):
                continue
            again = band_of(limit.resume.when)
            if again.both(band_of(limit.when)).empty:
                continue
            at = f"criterion.{criterion.id}.limit.{limit.id}"
            yield Problem(
                places[f"{at}.resume.id"].line,
                f'"{limit.resume.id}" gives again at {limit.resume.shown()}, where "{limit.id}" '
                f"holds: {limit.shown()} (line {places[f'{at}.result'].line}).",
            )
