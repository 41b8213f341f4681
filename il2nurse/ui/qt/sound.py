"""A short sound made here, and the system's own players that can play it."""

import math
import shutil
import sys
import wave
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

RATE: Final = 22_050
LOUDEST: Final = 26_000
BEEP_S: Final = 0.18
REST_S: Final = 0.07
Tones = tuple[float, ...]
"""What sounds one after the other, in Hz; zero is a rest."""

# Three rising tones, twice: heard through a closed door and unlike a pump's own alarm.
ALARM: Final[Tones] = (784.0, 988.0, 1175.0, 0.0, 784.0, 988.0, 1175.0)
# One high tone for a scan that was taken, two low ones for one that was not.
SCAN_TAKEN: Final[Tones] = (1568.0,)
SCAN_REFUSED: Final[Tones] = (294.0, 294.0)
PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))


def write_wave(path: Path, tones: Tones) -> None:
    """Write the sound as a wave file of one channel and 16 bits."""
    samples = array("h")
    for tone in tones:
        samples.extend(_beep(tone))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


@cache
def _beep(tone: float) -> Sequence[int]:
    """One tone with soft edges and the rest after it; a tone of zero is only silence."""
    length, edge = int(RATE * BEEP_S), int(RATE * 0.01)
    step = 2 * math.pi * tone / RATE
    beep = [
        int(LOUDEST * min(1.0, at / edge, (length - at) / edge) * math.sin(step * at))
        for at in range(length)
    ]
    return [*beep, *[0] * int(RATE * REST_S)]


def player(path: Path) -> tuple[str, ...]:
    """The command that plays the file on this machine; empty where there is none."""
    for command in PLAYERS:
        program = shutil.which(command[0])
        if program:
            return (program, *command[1:], str(path))
    return ()
