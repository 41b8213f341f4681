"""A dose walked through the window by the names of its parts, as a nurse would."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, read_vial
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.values.quantity import show
from il2nurse.ui.dose.stage import NEXT_PART
from tests.bench.hand import Acts, click, find, pick, wait_for, write
from tests.normal import VITALS
from tests.ward import NURSE, PIN, SECOND, Ward

FORM = "vital_signs"
OBSERVED = {**VITALS, "oxygen_device": "room_air"}
Press = Callable[[QWidget, str], Acts]


class DoseWalk:
    """Walks one dose; ``press`` clicks on what records, so that it can be timed.

    ``begin_step`` is called before each step.
    """

    def __init__(
        self,
        ward: Ward,
        window: QWidget,
        key: DoseKey,
        press: Press = click,
        begin_step: Callable[[], None] = lambda: None,
    ) -> None:
        """Walk in this window on this ward."""
        self._ward = ward
        self._window = window
        self._key = key
        self._press = press
        self._begin_step = begin_step

    def whole(self) -> Acts:
        """Every step to the signature."""
        while (step := self._open()) is not None:
            self._begin_step()
            yield from self._step(step)

    def before(self, act: Act) -> Acts:
        """Every step up to the one that is done so."""
        while (step := self._open()) is not None and step.act is not act:
            self._begin_step()
            yield from self._step(step)

    def up_to(self, name: str) -> Acts:
        """Every step before the one of this name, which is then on show."""
        while (step := self._open()) is not None and step.id != name:
            self._begin_step()
            yield from self._step(step)

    def _open(self) -> Step | None:
        dose = self._ward.station.case(self._key.mrn).doses[self._key]
        return dose.current(self._ward.regimen, self._ward.station.now().at)

    def _step(self, step: Step) -> Acts:
        match step.act:
            case Act.SIGN:
                yield from self._sign()
            case Act.OBSERVE_AFTER:
                yield from self._observe()
                self._ward.pass_time(16)
                yield from self._observe()
                yield from self._answer(step)
            case Act.INFUSE:
                yield from self._answer(step)
                yield from self._infuse()
            case _:
                yield from self._answer(step)
        yield from wait_for(lambda: self._open() != step, f"the end of {step.id}")

    def _answer(self, step: Step) -> Acts:
        """Answer what is asked, let the witness sign where one does, and record."""
        answers = self._ward.answers(step.id)
        yield from wait_for(lambda: self._asks(step), f"the page of {step.id}")
        for field in step.fields:
            if answer := answers.get(field.id):
                yield from self.type(field, answer)
        yield from self._look_through()
        if step.act is Act.DOUBLE_CHECK:
            yield from pick(self._window, "witness", SECOND.id)
            yield from write(self._window, "witness_pin", PIN)
            yield from click(self._window, "confirm")
        else:
            yield from self._press(self._window, "confirm")

    def _look_through(self) -> Acts:
        """See the parts in which nothing was typed: the main button turns to them first."""
        while (found := find(self._window, "confirm")) and is_turning(found):
            yield from click(self._window, "confirm")

    def _asks(self, step: Step) -> bool:
        shown = [field for field in step.fields if self._places(field)]
        return bool(shown) or not step.fields or find(self._window, "confirm") is not None

    def _places(self, field: Field) -> QWidget | None:
        return find(self._window, field.id)

    def type(self, field: Field, answer: Answer) -> Acts:
        """Answer one question by its own kind, where it is in view."""
        window, place = self._window, find(self._window, field.id)
        if place is None:
            return
        if isinstance(place, QComboBox):
            yield from pick(window, field.id, str(answer))
        elif field.kind is FieldKind.VIALS:
            yield from self._vials(field, answer)
        elif field.choices:
            for word in (answer,) if isinstance(answer, str) else answer:
                yield from click(window, f"{field.id}_{word}")
        else:
            yield from write(window, field.id, typed(field, str(answer)))

    def _vials(self, field: Field, answer: Answer) -> Acts:
        for number, vial in enumerate(answer, start=1):
            if find(self._window, f"{field.id}_lot_{number}") is None:
                yield from click(self._window, f"add_{field.id}")
            lot, expiry = read_vial(vial)
            yield from write(self._window, f"{field.id}_lot_{number}", lot)
            yield from write(self._window, f"{field.id}_expiry_{number}", f"{expiry:%d-%b-%Y}")

    def _infuse(self) -> Acts:
        """Chart once while it runs, then end it when its time is up."""
        yield from wait_for(lambda: find(self._window, "pause"), "the running infusion")
        self._ward.pass_time(5)
        yield from self._observe()
        self._ward.pass_time(10)
        yield from self._press(self._window, "confirm")
        total = self._ward.dose(self._key.slot).infusion
        yield from write(self._window, "given_ml", show(total.total_ml) if total else "")
        yield from click(self._window, "record_complete")

    def _observe(self) -> Acts:
        yield from click(self._window, "record_vital_signs")
        for field in self._ward.regimen.charting.forms[FORM].fields:
            if answer := OBSERVED.get(field.id):
                yield from self.type(field, answer)
        yield from self._press(self._window, "record_observations")
        yield from wait_for(lambda: find(self._window, "record_observations") is None, "the chart")

    def _sign(self) -> Acts:
        yield from click(self._window, "confirm")
        yield from write(self._window, "pin", PIN)
        yield from click(self._window, "sign")


def is_turning(button: QWidget) -> bool:
    """Whether the main button shows the next part of a step."""
    return isinstance(button, QAbstractButton) and button.text() == NEXT_PART


def typed(field: Field, answer: str) -> str:
    """An answer as it is typed: a date as people write it, a time as the present one."""
    match field.kind:
        case FieldKind.DATE:
            return f"{date.fromisoformat(answer):%d-%b-%Y}"
        case FieldKind.TIME:
            return "n"
        case _:
            return answer


def sign_in(window: QWidget) -> Acts:
    """Type name and PIN of the nurse."""
    yield from write(window, "person", NURSE.name)
    yield from write(window, "pin", PIN)
    yield from click(window, "sign_in")
