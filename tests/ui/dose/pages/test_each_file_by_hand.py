"""A whole dose of each file by hand in the real window: no step is there that cannot be ended."""

from dataclasses import dataclass
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.workflow.dose import administration
from tests.bench.hand import Acts, click, find, wait_for, walk, write
from tests.bench.walking import DoseWalk
from tests.ui.dose.conftest import look_at
from tests.walk.answering import answers_of
from tests.walk.ordered import ordered_ward
from tests.walk.scene import Scene
from tests.walk.texts import texts_of
from tests.walk.treatments import EVERY, Treatment
from tests.ward import MRN, NURSE, Ward, key

UNTIL_SEEN = 30
"""In minutes: when the set after an injection is due."""
A_DAY = 24 * 60


@dataclass
class FileWard(Ward):
    """A ward whose answers are those that the file of its treatment calls usual."""

    treatment: Treatment = EVERY["injected"]

    def answers(self, step_id: str) -> dict[str, Answer]:
        """Answers that let the step be confirmed now."""
        scene = Scene(self.station, Random(0), self.treatment)
        return answers_of(scene, self.regimen.step(step_id))


class FileWalk(DoseWalk):
    """Walks a dose that is injected, or that runs for a day."""

    def _step(self, step: Step) -> Acts:
        if step.act is Act.OBSERVE_AFTER:
            self._ward.pass_time(UNTIL_SEEN)
            yield from self._observe()
            yield from self._answer(step)
            yield from wait_for(lambda: self._open() != step, f"the end of {step.id}")
        elif step.act is Act.INJECT:
            for name, answer in self._ward.answers(step.id).items():
                yield from click(self._window, f"{name}_{answer}")
            yield from click(self._window, "went_in_all")
            yield from click(self._window, "confirm")
            yield from wait_for(lambda: self._open() != step, f"the end of {step.id}")
        else:
            yield from super()._step(step)

    def _infuse(self) -> Acts:
        yield from wait_for(lambda: find(self._window, "pause"), "the running infusion")
        self._ward.pass_time(A_DAY)
        yield from self._observe()
        yield from click(self._window, "confirm")
        infusion = self._ward.dose(self._key.slot).infusion
        assert infusion is not None
        yield from write(self._window, "given_ml", f"{infusion.total_ml}")
        yield from click(self._window, "record_complete")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["injected", "maintenance", "over days"])
def test_a_whole_dose_is_given_and_signed_in_the_window(qtbot: QtBot, name: str) -> None:
    treatment = EVERY[name]
    made = ordered_ward(texts_of(treatment), treatment, Random(3))
    ward = FileWard(made.station, made.clock, treatment=treatment)
    ward.pass_time(60)
    administration.begin(ward.station, NURSE, MRN)
    bed = look_at(qtbot, ward)
    walk(FileWalk(ward, bed.window, key()).whole())
    dose = ward.dose()
    assert dose.signed
    assert dose.state is DoseState.COMPLETED
