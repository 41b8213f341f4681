"""What steps were confirmed of: a dose, or the bag that pharmacy makes for one."""

from collections.abc import Mapping
from typing import Protocol

from il2nurse.domain.record.dose.dose import DoseKey, StepDone
from il2nurse.domain.record.dose.refused import RefusedAnswer
from il2nurse.domain.values.bag_making import BagMaking


class Made(Protocol):
    """What steps were confirmed of: a dose, or the bag that pharmacy makes for one."""

    @property
    def key(self) -> DoseKey:
        """Which dose it is, or is for."""
        ...

    @property
    def steps(self) -> Mapping[str, StepDone]:
        """The steps as they stand."""
        ...

    @property
    def confirmations(self) -> tuple[StepDone, ...]:
        """Every time that a step was confirmed."""
        ...

    @property
    def making(self) -> BagMaking | None:
        """How its bag is made, as it was kept at the beginning; ``None`` in older records."""
        ...

    @property
    def refused(self) -> tuple[RefusedAnswer, ...]:
        """The answers that were refused."""
        ...
