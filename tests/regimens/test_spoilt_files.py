"""Whatever happens to a regimen file, it loads wholly or is refused, and nothing else."""

import random
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from il2nurse.regimens import BadRegimen, load
from tests.normal import FILE

TEXT = FILE.read_text(encoding="utf-8")
LINES = TEXT.split("\n")
# The first line of each key whose value begins with a text.
FIRST_OF_ITS_KEY = sorted(
    {
        line.partition("=")[0]: place
        for place, line in reversed(list(enumerate(LINES)))
        if re.match(r'\s*[a-z_]+ = \[?"', line)
    }.values()
)
TOKENS = sorted(set(re.findall(r'"[^"\n]{1,30}"|[0-9_.]+|[a-z_]+|[\[\]{}=,#]', TEXT)))
ODD = [
    "true",
    "nan",
    "-inf",
    "1e9",
    "0x1F",
    "1979-05-27",
    "07:32:00",
    "[[]]",
    "{}",
    '""',
    "'''",
    "\\",
]
SOME = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
places = st.integers(0, len(LINES) - 1)


def load_or_refuse(text: str) -> None:
    try:
        found = load(text, "spoilt.toml")
    except BadRegimen as error:
        refused = error
    else:
        assert len(found.steps) > 1
        return
    assert refused.problems
    assert all(1 <= each.line <= text.count("\n") + 1 for each in refused.problems)


@SOME
@given(st.lists(places, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_lines_lost_doubled_or_swapped(where: list[int], chance: random.Random) -> None:
    lines = list(LINES)
    for place in where:
        other = chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                lines[place] = ""
            case 1:
                lines.insert(place, lines[other])
            case _:
                lines[place], lines[other] = lines[other], lines[place]
    load_or_refuse("\n".join(lines))


@SOME
@given(places, st.sampled_from(TOKENS + ODD), st.randoms(use_true_random=False))
def test_words_replaced_by_others(place: int, token: str, chance: random.Random) -> None:
    found = list(re.finditer(r'"[^"]*"|[\w.]+|[\[\]{}=,]', LINES[place]))
    lines = list(LINES)
    if found:
        old = chance.choice(found)
        lines[place] = LINES[place][: old.start()] + token + LINES[place][old.end() :]
    load_or_refuse("\n".join(lines))


@pytest.mark.parametrize("place", FIRST_OF_ITS_KEY, ids=lambda place: LINES[place].split()[0])
def test_a_word_that_no_key_knows(place: int) -> None:
    """Every key that takes a text is told of a word that is none, none ends in an error."""
    lines = list(LINES)
    lines[place] = re.sub(r'"[^"]*"', '"%"', lines[place], count=1)
    load_or_refuse("\n".join(lines))


@SOME
@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=4))
def test_characters_lost_and_gained(place: int, lost: int, gained: str) -> None:
    load_or_refuse(TEXT[:place] + gained + TEXT[place + lost :])


@SOME
@given(st.integers(0, len(TEXT)))
def test_a_file_cut_short(length: int) -> None:
    load_or_refuse(TEXT[:length])


@SOME
@given(st.text(st.characters(), max_size=200))
@example("[regimen]\nregimen = 1")
@example("regimen = []\nfigure = 5")
@example('regimen = "x"')
@example("step = [1, 2]\nregimen = {}")
def test_any_text_at_all(text: str) -> None:
    load_or_refuse(text)
