"""What is under way at the bedside: the infusion that runs, and what is due next."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.labs_due import labs_due
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import written_length
from il2nurse.readable.dose.over_days import over_days_rows
from il2nurse.readable.wording import Wording

INFUSING: Final = "INFUSING NOW"
OPEN_DOSE: Final = "Open dose"

NEXT_DOSE: Final = "Next dose"


def under_way_now(
    moment: Moment, words: Wording, key: DoseKey | None, due: datetime
) -> Iterator[tuple[str, str]]:
    """What is going on, and what is due next; what is overdue comes first on the chart."""
    yield from _running(moment, words)
    of = moment.regimen.timetable.doses_per_cycle
    yield (
        NEXT_DOSE,
        f"Dose {key.slot} of {of}, due {words.day_time(due)}" if key else "None is due now",
    )
    starts = [dose.given.since for dose in moment.case.doses.values() if dose.given]
    if starts:
        last = max(starts)
        earliest = last + moment.regimen.timetable.earliest_after_start
        infused = moment.regimen.infusion
        what, again = ("Last start", "start") if infused else ("Last injection", "injection")
        waits = f"; no {again} before {words.day_time(earliest)}" if earliest > moment.at else ""
        yield what, f"{words.day_time(last)}{waits}"
    signs = next_vital_signs(moment)
    if signs and not signs.overdue:
        yield "Vital signs due", f"{words.day_time(signs.at)} ({signs.why})"
    for tests in (each for each in labs_due(moment) if not each.overdue):
        yield "Blood tests due", f"{words.day_time(tests.at)}: {tests.shown}"


def _open(moment: Moment, dose: Dose, words: Wording) -> str:
    """That the open dose is in yet or not: nobody gives it again from the paper."""
    if dose.given is None:
        return f"Dose {dose.key.slot} is begun; its steps are on record up to now"
    how = "was injected" if dose.injection else "ended"
    rest = "it is not given again; look after it, and sign"
    return f"Dose {dose.key.slot} {how} {words.day_time(dose.given.until or moment.at)}: {rest}"


def _running(moment: Moment, words: Wording) -> Iterator[tuple[str, str]]:
    dose = moment.case.open_dose
    if dose is None:
        return
    if dose.infusion is None or not dose.infusing:
        yield OPEN_DOSE, _open(moment, dose, words)
        return
    infusion = dose.infusion
    now = Reading(moment.at, "", 0)
    ends, over = f"would end about {words.clock(infusion.ends_at(now))}", infusion.over(now)
    if over >= timedelta(minutes=1):
        late = written_length(over // timedelta(minutes=1) * timedelta(minutes=1))
        ends = f"{late} over: its time was up at {words.clock(moment.at - over)}"
    flow = f"{show(infusion.total_ml)} mL at {show(infusion.rate_ml_per_h)} mL/h"
    started = f"Dose {dose.key.slot}, started {words.clock(infusion.started.at)}, {flow}"
    yield INFUSING, f"{started}, {infusion.state.value}; {ends}"
    yield from over_days_rows(moment, now, words)
