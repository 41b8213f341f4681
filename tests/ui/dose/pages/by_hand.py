"""A ward of any shipped file, and a hand that walks a dose of it in the real window."""

from dataclasses import dataclass
from random import Random

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.workflow.dose import ending
from tests.bench.hand import Acts, click, find, wait_for, write
from tests.bench.walking import DoseWalk
from tests.walk.answering import answers_of
from tests.walk.scene import Scene
from tests.walk.treatments import EVERY, Treatment
from tests.ward import NURSE, Ward, key

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

    def infuse(self, slot: int = 1) -> None:
        """Run a whole bag of a day."""
        self.start(slot)
        self.pass_time(A_DAY)
        ending.complete(self.station, NURSE, key(slot))


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
        yield from self.end()

    def end(self) -> Acts:
        """Chart once more, and end the bag that is empty."""
        yield from self._observe()
        yield from click(self._window, "confirm")
        infusion = self._ward.dose(self._key.slot).infusion
        assert infusion is not None
        yield from write(self._window, "given_ml", f"{infusion.total_ml}")
        yield from click(self._window, "record_complete")
