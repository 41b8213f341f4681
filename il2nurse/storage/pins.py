"""Hashes of PINs: Argon2id with the low-memory profile of RFC 9106."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

# The hash of a random secret that nobody has; checking against it takes as long as a real one.
NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$3MQT6gqrF++2742ruF0VcQ"
    "$j/NCAwJe3Wbx/zWJ2nMw59HcGhofJKGH51MaDDWETOs"
)


def hash_pin(person: str, pin: str) -> str:
    """The Argon2id hash of this person's PIN; another person's row does not fit it."""
    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY).hash(secret(person, pin))


def verify_pin(stored: str | None, person: str, pin: str) -> bool:
    """True where the PIN fits the stored hash; without one it takes the same time and is False."""
    hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
    try:
        hasher.verify(stored or NOBODY, secret(person, pin))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def secret(person: str, pin: str) -> str:
    """What is hashed: the person and the PIN, with the length first so that they cannot mix."""
    return f"{len(person)}:{person}{pin}"
