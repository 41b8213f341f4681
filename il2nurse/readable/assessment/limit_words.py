"""The limits of a criterion in one line, ranges that touch told as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.comparisons import Comparison, Op
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.readable.words import RESULT_WORDS, band_in_words

LOWEST: Final = Decimal("-Infinity")
HIGHEST: Final = Decimal("Infinity")
LOWER: Final = frozenset({Op.ABOVE, Op.AT_LEAST})
UPPER: Final = frozenset({Op.BELOW, Op.AT_MOST})

Band = tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class _Range:
    """The values between two ends, each of which belongs to it or not."""

    low: Decimal
    with_low: bool
    high: Decimal
    with_high: bool

    def touches(self, above: "_Range") -> bool:
        """Whether no value lies between this and one that begins no lower."""
        meets = above.low == self.high and (above.with_low or self.with_high)
        return above.low < self.high or meets

    def joined(self, above: "_Range") -> "_Range":
        """Both as one."""
        high, with_high = max((self.high, self.with_high), (above.high, above.with_high))
        return _Range(self.low, self.with_low, high, with_high)

    @property
    def band(self) -> Band:
        """The comparisons that say the same."""
        low = Comparison(Op.AT_LEAST if self.with_low else Op.ABOVE, self.low)
        high = Comparison(Op.AT_MOST if self.with_high else Op.BELOW, self.high)
        return tuple(each for each in (low, high) if Decimal(str(each.operand)).is_finite())


def limits_in_words(regimen: Regimen, criterion: Criterion) -> str:
    """The bands by what they mean: "relative: 120 to 130; stop the cycle: above 130 per min"."""
    field = regimen.fields.get(criterion.field) if criterion.field else None
    bands: dict[str, list[Band]] = {}
    for limit in criterion.limits:
        bands.setdefault(RESULT_WORDS[limit.result].within, []).append(limit.when)
    unit = "" if field and field.choices else criterion.unit or (field.unit if field else "")
    told = "; ".join(
        f"{word}: {' or '.join(band_in_words(each, field) for each in _joined(found))}"
        for word, found in bands.items()
    )
    return f"{told} {unit}".strip()


def _joined(bands: list[Band]) -> Iterable[Band]:
    """The bands from the lowest up, those that touch as one; words stay as they are."""
    if not all(map(_is_range, bands)):
        return bands
    first, *others = sorted(map(_range, bands), key=lambda each: (each.low, not each.with_low))
    found = [first]
    for each in others:
        if found[-1].touches(each):
            found[-1] = found[-1].joined(each)
        else:
            found.append(each)
    return (each.band for each in found)


def _is_range(band: Band) -> bool:
    """Whether it is of numbers only, with at most one end on each side."""
    ops = [each.op for each in band]
    sides = [sum(op in side for op in ops) for side in (LOWER, UPPER)]
    return bool(ops) and max(sides) == 1 and sum(sides) == len(ops)


def _range(band: Band) -> _Range:
    ends = {each.op: Decimal(str(each.operand)) for each in band}
    low = next((op for op in LOWER if op in ends), None)
    high = next((op for op in UPPER if op in ends), None)
    return _Range(
        ends[low] if low else LOWEST,
        low is Op.AT_LEAST,
        ends[high] if high else HIGHEST,
        high is Op.AT_MOST,
    )
