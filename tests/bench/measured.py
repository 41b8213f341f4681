"""One measure: its value, the floor it is held against, its aim, and the table of all of them."""

import json
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

HEADS = ("measure", "value", "floor", "ratio", "aim", "met")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one measure found. With a floor the ratio is held against the aim, else the value."""

    name: str
    value: float
    unit: str
    aim: float
    floor: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor the value is."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool:
        """True where the aim is kept."""
        return (self.value if self.ratio is None else self.ratio) <= self.aim

    def row(self) -> tuple[str, ...]:
        """The cells of the table."""
        floor = "" if self.floor is None else f"{self.floor:.3g} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        aim = f"{self.aim:g}" if self.ratio is not None else f"{self.aim:g} {self.unit}"
        met = "yes" if self.met else "NO"
        return (self.name, f"{self.value:.3g} {self.unit}", floor, ratio, aim, met)

    def told(self) -> dict[str, str | float | bool | None]:
        """The measure for a machine."""
        return {
            "measure": self.name,
            "value": self.value,
            "unit": self.unit,
            "floor": self.floor,
            "ratio": self.ratio,
            "aim": self.aim,
            "met": self.met,
        }


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def median_ms(acts: Iterable[Callable[[], object]]) -> float:
    """The median of what each act takes, in milliseconds."""
    return statistics.median(seconds(act) for act in acts) * 1000


def table(found: Sequence[Measured]) -> str:
    """All measures as a table that also reads as Markdown."""
    rows = [HEADS, *(measured.row() for measured in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], f"|{'|'.join('-' * (width + 2) for width in widths)}|", *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"


def as_json(found: Sequence[Measured], machine: str) -> str:
    """All measures and the machine as JSON."""
    told = {"machine": machine, "measures": [measured.told() for measured in found]}
    return json.dumps(told, indent=2) + "\n"
