"""Acts that one press does: pressed again after it was not known whether the first was saved."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from il2nurse.ui.session import Refused, Session
from il2nurse.workflow.register import NotSaved

Made = TypeVar("Made")


class OnePress:
    """Gives each act its request, and the same one again until the register answered."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._requests: dict[Hashable, str] = {}

    def attempt(
        self, about: Hashable, act: Callable[[str], Made], refused: Refused | None = None
    ) -> Made | None:
        """As ``Session.attempt``; ``about`` says which act it is, ``act`` takes its request."""
        return self._session.attempt(self._once(about, act), refused)

    def attempt_in_thread(
        self, about: Hashable, act: Callable[[str], Made], refused: Refused | None = None
    ) -> Made | None:
        """As ``Session.attempt_in_thread``."""
        return self._session.attempt_in_thread(self._once(about, act), refused)

    def _once(self, about: Hashable, act: Callable[[str], Made]) -> Callable[[], Made]:
        request = self._requests.get(about) or self._session.station.new_id()
        self._requests[about] = request

        def once() -> Made:
            try:
                made = act(request)
            except NotSaved:
                raise
            except Exception:
                self._requests.pop(about, None)
                raise
            self._requests.pop(about, None)
            return made

        return once
