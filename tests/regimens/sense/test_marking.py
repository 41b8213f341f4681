"""No file of research takes away that it is research, or what its prescriber attests."""

import re

import pytest

from il2nurse.regimens import BadRegimen, load_whole
from tests.normal import FILE

RESEARCH = (
    "aldesleukin-continuous-iv-hiv",
    "aldesleukin-subcutaneous-hiv",
    "aldesleukin-subcutaneous-maintenance",
)
SUPERVISED = r'  \{ word = "supervised", label = "A doctor supervises this course" \},\n'


def _refused(name: str, old: str, new: str) -> str:
    text = (FILE.parent / f"{name}.toml").read_text(encoding="utf-8")
    changed, count = re.subn(old, new, text, count=1)
    assert count
    with pytest.raises(BadRegimen) as refused:
        load_whole(changed, "site.toml")
    return str(refused.value)


@pytest.mark.parametrize("name", RESEARCH)
@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        (r": research only\"\n", '"\n', '"regimen.title" says'),
        (r'\nnotice = ".*"\n', '\nnotice = "Approved treatment."\n', '"regimen.notice" says'),
        (r'\nsay = ".*"\n', '\nsay = "A usual treatment."\n', '"regimen.research.say" says'),
        (SUPERVISED, "", '"regimen.research.attest.supervised.label" is missing'),
        ("A doctor supervises this course", "I am fine with it", "attest.supervised.label"),
        (
            r"attest = \[[^]]*\]",
            'attest = [{ word = "fine", label = "I am fine with it" }]',
            '"regimen.research.attest.research.label" is missing',
        ),
    ],
)
def test_the_words_of_research_stay(name: str, old: str, new: str, at: str) -> None:
    said = _refused(name, old, new)
    assert at in said
    assert "in each file of the kind" in said
