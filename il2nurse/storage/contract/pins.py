"""Hashes of PINs with Argon2id, each tied to the entry that tells of it.

At the low-memory profile of RFC 9106 unless told otherwise.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import CHEAPEST, RFC_9106_LOW_MEMORY

from il2nurse.domain.record.people.facts import person_stream
from il2nurse.domain.record.register.entries import Body, Entry
from il2nurse.domain.record.register.facts import Draft
from il2nurse.workflow.register import NewPin, NotSaved

# Salt and hash of a random secret that nobody has.
NOBODY: Final = "3MQT6gqrF++2742ruF0VcQ$j/NCAwJe3Wbx/zWJ2nMw59HcGhofJKGH51MaDDWETOs"

PIN_DIGEST: Final = "pin_digest"
"""The key under which an entry carries the seal of the PIN that was set with it."""

SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class KeptPin:
    """A person's PIN as a register keeps it."""

    person: str
    hash: str

    @property
    def seal(self) -> str:
        """What the row and the entry both carry: nothing of the row changes without it."""
        return seal_row(self.person, self.hash)


def seal_row(*columns: str) -> str:
    """SHA-256 over all columns of a row but its seal."""
    return hashlib.sha256(json.dumps(columns).encode()).hexdigest()


def tie(drafts: Sequence[Draft], pin: KeptPin | None) -> Sequence[Draft]:
    """The drafts, of which the first in the person's stream carries the PIN's seal.

    Raises ``NotSaved`` where none of them is about the person.
    """
    if pin is None:
        return drafts
    stream = person_stream(pin.person)
    at = next((at for at, each in enumerate(drafts) if each.stream == stream), None)
    if at is None:
        raise NotSaved("Nothing was saved: a PIN is kept with the entry that tells of it.")
    tied = replace(drafts[at], body={**drafts[at].body, PIN_DIGEST: pin.seal})
    return [*drafts[:at], tied, *drafts[at + 1 :]]


def ties(entry: Entry, pin: KeptPin) -> bool:
    """True where the entry was kept with this PIN."""
    return entry.body.get(PIN_DIGEST) == pin.seal


def untied(body: Body) -> Body:
    """What an entry says of itself: the same PIN has another hash each time it is sent."""
    return {key: value for key, value in body.items() if key != PIN_DIGEST}


class Pins:
    """Hashes and checks PINs at one cost, which the program chooses and nobody can set."""

    def __init__(self, cost: Parameters = RFC_9106_LOW_MEMORY, *, salted: bool = True) -> None:
        """Take another cost than the shipped one, or no chance, only where nothing is protected."""
        self._salted = salted
        self._hasher = PasswordHasher.from_parameters(cost)
        self._nobody = (
            f"$argon2id$v={cost.version}$m={cost.memory_cost},t={cost.time_cost},"
            f"p={cost.parallelism}${NOBODY}"
        )

    def hash(self, person: str, pin: str) -> str:
        """The Argon2id hash of this person's PIN; another person's row does not fit it."""
        salt = None if self._salted else hashlib.sha256(person.encode()).digest()[:SALT_BYTES]
        return self._hasher.hash(secret(person, pin), salt=salt)

    def keep(self, new: NewPin | None) -> KeptPin | None:
        """A new PIN as it is kept; nothing where there is none."""
        return KeptPin(new.person, self.hash(new.person, new.pin)) if new else None

    def fits(self, stored: str | None, person: str, pin: str) -> bool:
        """True where the PIN fits the stored hash; without one it takes as long and is False."""
        try:
            self._hasher.verify(stored or self._nobody, secret(person, pin))
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None


def light_pins() -> Pins:
    """Pins of a scenario's people, which stand in its file for all to read and protect nothing.

    The same scenario gives the same entries, so chance has no part in them.
    """
    return Pins(CHEAPEST, salted=False)


def secret(person: str, pin: str) -> str:
    """What is hashed: the person and the PIN, with the length first so that they cannot mix."""
    return f"{len(person)}:{person}{pin}"
