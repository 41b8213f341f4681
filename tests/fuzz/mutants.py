"""Files as they come damaged: a seeded mutation of a text that was good."""

from collections.abc import Iterator
from random import Random
from typing import Final

ODD: Final = (
    "9999-12-31 23:59",
    "0001-01-01",
    "+99999999999999999999 h",
    "-1",
    "1_0",
    "1e999",
    "NaN",
    "inf",
    "Mars/Phobos",
    "15:00Z",
    "\0",
    "\u202eabc",
    "\U0001f489",
    "x" * 5000,
    "true",
    "[]",
    "{}",
    '""',
    "'''",
    "[[",
    "\ud7ff",
    "1.2.3",
    ";;;;",
    "\t\r\n",
    "9" * 400,
    "0x10",
    "٣",
)


def mutants(text: str, count: int, seed: int) -> Iterator[bytes]:
    """So many damaged forms of a text, each with one to three faults, the same for a seed."""
    random = Random(seed)
    for _ in range(count):
        raw = text
        for _ in range(random.randint(1, 3)):
            raw = FAULTS[random.randrange(len(FAULTS))](raw, random)
        encoded = raw.encode("utf-8", "surrogatepass")
        if random.random() < 0.05:
            at = random.randrange(len(encoded) + 1)
            encoded = encoded[:at] + random.randbytes(random.randint(1, 8)) + encoded[at:]
        yield encoded


def _line(lines: list[str], random: Random) -> int:
    return random.randrange(len(lines))


def _drop(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    del lines[_line(lines, random)]
    return "".join(lines)


def _double(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = _line(lines, random)
    return "".join((*lines[: at + 1], *lines[at:]))


def _swap(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = _line(lines, random), _line(lines, random)
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _odd_value(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at, odd = _line(lines, random), random.choice(ODD)
    key, mark, value = lines[at].partition("=")
    if not mark:
        key, mark, value = lines[at].partition(random.choice(";,:"))
    quoted = value.strip().startswith('"')
    lines[at] = f'{key}{mark} "{odd}"\n' if quoted else f"{key}{mark} {odd}\n"
    return "".join(lines)


def _odd_anywhere(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(ODD) + text[at + random.randrange(4) :]


def _flip(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + chr(random.randrange(32, 0x3000)) + text[at + 1 :]


FAULTS: Final = (_drop, _double, _swap, _cut, _odd_value, _odd_value, _odd_anywhere, _flip)
