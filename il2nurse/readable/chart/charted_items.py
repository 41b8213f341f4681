"""What stands on the chart, one line for each entry, for a person who looks for a wrong one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.record.chart.chart_entries import FluidEntry, NoFluid, ObservedSet
from il2nurse.domain.record.chart.fluids import kind_label, kind_within
from il2nurse.domain.record.labs.results import STEP
from il2nurse.domain.record.register.changes import ML
from il2nurse.domain.regimen.fields import Answer, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import show
from il2nurse.readable.wording import Wording

Charted = ObservedSet | FluidEntry | NoFluid


@dataclass(frozen=True, slots=True)
class ChartedItem:
    """One entry of the chart: its place, when it happened, and what it says."""

    seq: int
    at: datetime
    by: str
    kept: Charted


def charted_items(chart: Chart, start: datetime, end: datetime) -> tuple[ChartedItem, ...]:
    """Everything that can be corrected in a stretch of time, the newest first."""
    found = [item for item in _items(chart) if start <= item.at <= end]
    return tuple(sorted(found, key=lambda item: (item.at, item.seq), reverse=True))


def _items(chart: Chart) -> Iterator[ChartedItem]:
    for observed in chart.sets:
        if observed.values and observed.step != STEP and observed.struck is None:
            yield ChartedItem(observed.seq, observed.at, observed.by, observed)
    for kept in chart.fluids:
        yield ChartedItem(kept.seq, kept.fluid.at, kept.by, kept)
    for period in chart.no_fluid:
        yield ChartedItem(period.seq, period.stretch.end, period.by, period)


def item_line(item: ChartedItem, regimen: Regimen, wording: Wording) -> str:
    """The entry in one line."""
    kept = item.kept
    if isinstance(kept, ObservedSet):
        values = fields_in_order(kept.values, regimen)
        was = {each.field: each.was for each in reversed(kept.corrections)}
        parts = [
            _brief(name, kept.values[name], was.get(name), regimen, wording) for name in values
        ]
        return f"{' · '.join(parts)}{_form(kept.paper)}"
    if isinstance(kept, FluidEntry):
        first = next((each.was for each in kept.corrections if each.field == ML), None)
        was_ml = f" (was {first} mL)" if first else ""
        return f"{kind_label(kept.fluid.kind)} {show(kept.fluid.ml)} mL{was_ml}{_form(kept.paper)}"
    what = kind_within(kept.kind) if kept.kind else "intake" if kept.direction == "in" else "output"
    return f"No {what} since {wording.clock(kept.stretch.start)}"


def _form(paper: str | None) -> str:
    return f" · form {paper}" if paper else ""


def _brief(
    name: str, answer: Answer, was: "Answer | None", regimen: Regimen, wording: Wording
) -> str:
    """One value of a set for a line of many; a corrected one with what stood there first."""
    field = regimen.fields.get(name)
    if field is None:
        return f"{name} {answer}"
    before = f" (was {wording.answer(field, was)})" if was else ""
    # A word stands behind its name: "Alert: Alert" was "Alert Alert".
    mark = "" if field.kind is FieldKind.NUMBER else ":"
    return f"{field.short or field.label}{mark} {wording.answer(field, answer)}{before}"


def fields_in_order(names: Iterable[str], regimen: Regimen) -> tuple[str, ...]:
    """Names of fields in the order in which the regimen asks them; unknown ones last."""
    places = {name: place for place, name in enumerate(regimen.fields)}
    return tuple(sorted(names, key=lambda name: (places.get(name, len(places)), name)))


def written_value(name: str, answer: Answer, regimen: Regimen, wording: Wording) -> str:
    """One value of a set behind its name."""
    field = regimen.fields.get(name)
    if field is None:
        return f"{name}: {answer}"
    return f"{field.label}: {wording.answer(field, answer)}"
