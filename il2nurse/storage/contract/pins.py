"""Hashes of PINs with Argon2id; at the low-memory profile of RFC 9106 unless told otherwise."""

from typing import Final

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import CHEAPEST, RFC_9106_LOW_MEMORY

# Salt and hash of a random secret that nobody has.
NOBODY: Final = "3MQT6gqrF++2742ruF0VcQ$j/NCAwJe3Wbx/zWJ2nMw59HcGhofJKGH51MaDDWETOs"


class Pins:
    """Hashes and checks PINs at one cost, which the program chooses and nobody can set."""

    def __init__(self, cost: Parameters = RFC_9106_LOW_MEMORY) -> None:
        """Take another cost than the shipped one only where nothing is protected."""
        self._hasher = PasswordHasher.from_parameters(cost)
        self._nobody = (
            f"$argon2id$v={cost.version}$m={cost.memory_cost},t={cost.time_cost},"
            f"p={cost.parallelism}${NOBODY}"
        )

    def hash(self, person: str, pin: str) -> str:
        """The Argon2id hash of this person's PIN; another person's row does not fit it."""
        return self._hasher.hash(secret(person, pin))

    def fits(self, stored: str | None, person: str, pin: str) -> bool:
        """True where the PIN fits the stored hash; without one it takes as long and is False."""
        try:
            self._hasher.verify(stored or self._nobody, secret(person, pin))
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None


def light_pins() -> Pins:
    """Pins of a scenario's people, which stand in its file for all to read and protect nothing."""
    return Pins(CHEAPEST)


def secret(person: str, pin: str) -> str:
    """What is hashed: the person and the PIN, with the length first so that they cannot mix."""
    return f"{len(person)}:{person}{pin}"
