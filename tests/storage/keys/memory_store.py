"""A key store that lives in memory, by the same interface as a system's own."""

from keyring.backend import KeyringBackend


class MemoryStore(KeyringBackend):
    """What ``keyring`` asks of a store; ``locked`` makes it refuse."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """The secret; an error while the store is locked."""
        self._refuse_locked()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._refuse_locked()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Take it away."""
        self._refuse_locked()
        del self.kept[service, username]

    def _refuse_locked(self) -> None:
        if self.locked:
            raise PermissionError("locked")
