"""A dose on the pharmacy's list, and on which of them pharmacy can work now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.readable.pharmacy.work_state import BagWork, WorkState

TO_DO = frozenset(
    {
        WorkState.ORDER_TO_CHECK,
        WorkState.TO_PREPARE,
        WorkState.IN_PREPARATION,
        WorkState.TO_CHECK,
        WorkState.TO_RELEASE,
    }
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A dose on the list: when it is due, and where its bag stands."""

    key: DoseKey
    due: datetime
    work: BagWork

    @property
    def name(self) -> str:
        """By what its row is known."""
        return self.key.stream

    def unseen_by(self, person: Person) -> bool:
        """Whether this person is to work the dose out, and must not read it before."""
        return self.work.state is WorkState.ORDER_TO_CHECK and person.may(May.RELEASE_BAGS)


def first_to_do(listed: Iterable[Listed]) -> Listed:
    """The first on which pharmacy can work now, else the first."""
    every = list(listed)
    return next((each for each in every if each.work.state in TO_DO), every[0])
