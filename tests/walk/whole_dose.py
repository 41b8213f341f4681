"""No dose is started or signed without its steps and its double check, asked of the entries."""

from collections import defaultdict
from collections.abc import Iterator

from il2nurse.domain.record.dose.facts import DoubleCheckedFact, StepConfirmedFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.regimen import GIVES, Act, Phase, Step
from tests.walk.scene import Scene

GIVEN = frozenset({Kind.INFUSION_STARTED, Kind.DOSE_INJECTED})
GIVERS = frozenset({"nurse", "charge_nurse"})


def given_in_part(scene: Scene, entries: tuple[Entry, ...]) -> Iterator[str]:
    """Every dose that was started or signed without something that belongs before it."""
    steps = scene.moment.regimen.steps
    done: dict[str, dict[str, Entry]] = defaultdict(dict)
    on_paper: set[str] = set()
    for entry in entries:
        if step := _step_of(entry):
            done[entry.stream][step] = entry
        elif entry.kind is Kind.DOSE_GIVEN_ON_PAPER:
            on_paper.add(entry.stream)
        elif entry.kind in GIVEN:
            yield from _started(steps, done[entry.stream], entry)
        elif entry.kind is Kind.SIGNED and entry.stream not in on_paper:
            missing = _missing(_up_to(steps, Act.SIGN), done[entry.stream])
            yield from (f"{entry.stream} signed without “{each}”" for each in missing)


def _step_of(entry: Entry) -> str | None:
    """The step that was done with it; none by a double check that differs."""
    if entry.kind is Kind.STEP_CONFIRMED:
        return StepConfirmedFact.read(entry).step
    if entry.kind is Kind.DOUBLE_CHECKED:
        checked = DoubleCheckedFact.read(entry)
        return None if checked.mismatches else checked.step
    return None


def _started(steps: tuple[Step, ...], done: dict[str, Entry], entry: Entry) -> Iterator[str]:
    """What was not done, or too long ago, or by the wrong person, before the drug went in."""
    before = _up_to(steps, *GIVES)
    yield from (f"{entry.stream} started without “{each}”" for each in _missing(before, done))
    for step in before:
        made = done.get(step.id)
        if made and step.expires and entry.occurred_at - made.occurred_at > step.expires:
            yield f"{entry.stream} started although “{step.id}” had expired"
        if made and step.act is Act.DOUBLE_CHECK:
            yield from _unchecked(steps, step, done, entry)
    if entry.role not in GIVERS:
        yield f"{entry.stream} started by a {entry.role}"


def _unchecked(
    steps: tuple[Step, ...], check: Step, done: dict[str, Entry], entry: Entry
) -> Iterator[str]:
    """A second person checked, who does not give, and nothing was prepared anew since."""
    checked = done[check.id]
    witness = DoubleCheckedFact.read(checked).witness
    if witness in {checked.person, entry.person}:
        yield f"{entry.stream} checked by {witness} alone"
    for step in steps[: steps.index(check)]:
        made = done.get(step.id)
        if step.phase is Phase.DOSE and made and made.number > checked.number:
            yield f"{entry.stream}: “{step.id}” was done again after the double check"


def _up_to(steps: tuple[Step, ...], *acts: Act) -> tuple[Step, ...]:
    """Every step before the one that is done so, and that is recorded as a step."""
    place = next(number for number, each in enumerate(steps) if each.act in acts)
    return tuple(each for each in steps[:place] if each.act not in GIVES)


def _missing(steps: tuple[Step, ...], done: dict[str, Entry]) -> list[str]:
    return [each.id for each in steps if each.id not in done]
