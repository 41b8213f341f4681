"""PINs that cost next to nothing, for tests that are about something else."""

from argon2.profiles import CHEAPEST

from il2nurse.storage.contract.pins import Pins

CHEAP = Pins(CHEAPEST)
