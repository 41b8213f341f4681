"""No file of a kind drops what is ticked, measured, witnessed or told: it is refused with why."""

import os
import re
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Final

import pytest

from il2nurse.regimens import BadRegimen, load, load_whole
from il2nurse.regimens.loading import parse_toml
from il2nurse.regimens.sense.having import LACKING, parts_taken_away
from il2nurse.regimens.sense.kinds import RegimenKind, kinds_folder, read_kind
from il2nurse.regimens.sense.places import places_of
from il2nurse.regimens.toml.lines import find_lines
from tests.normal import FILE
from tests.regimens.sense.losses import Loss, losses
from tests.regimens.sense.may_be_missing import MAY_BE_MISSING

TEXTS: Final = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted(FILE.parent.glob("*.toml"))
}
HIGH, DAYS, INJECTED, KEPT_UP = (
    "aldesleukin-high-dose-iv",
    "aldesleukin-continuous-iv-hiv",
    "aldesleukin-subcutaneous-hiv",
    "aldesleukin-subcutaneous-maintenance",
)
# Of what may be left out every so many, from 1 for all.
EVERY: Final = int(os.environ.get("EVERY_FIGURE", "40"))
SOME: Final = 25 * EVERY if EVERY > 1 else 1
WHAT_TO_DO: Final = (
    "what each file has stands under [[must_have]] or [[must_hold]] of its kind; what one may do "
    "without, in may_be_missing.py with the reason"
)


@lru_cache
def _kind(name: str) -> RegimenKind:
    path = kinds_folder() / f"{load(TEXTS[name], name).kind}.toml"
    text = path.read_text(encoding="utf-8")
    return read_kind(parse_toml(text, path.name), text, path.name)


def _refused(text: str) -> str | None:
    try:
        load_whole(text, "site.toml")
    except BadRegimen as error:
        return str(error)
    return None


@pytest.mark.parametrize("name", TEXTS)
def test_each_place_of_a_kind_is_asked_by_name(name: str) -> None:
    """A file that has nothing under the names of a table is told of each of them."""
    regimen, kind = load(TEXTS[name], name), _kind(name)
    document, lines = parse_toml(TEXTS[name], name), find_lines(TEXTS[name])
    assert not list(parts_taken_away(regimen, kind, places_of(document, lines)))
    at = [each for must in kind.must_have for each in must.at]
    bare = [each for each in at if each.split(".")[0] not in LACKING]
    assert bare
    assert len({each.sentence for each in parts_taken_away(regimen, kind, {})}) == len(bare)


BOTH: Final = (INJECTED, KEPT_UP)
RESEARCH: Final = (*BOTH, DAYS)
WITNESS: Final = "I approve this bag instead"
# The files, behind what in them, what is left out of them (or written instead), what is said.
LEFT_OUT: Final = [
    (
        TEXTS,
        'id = "identity_checks"',
        r'  \{ word = "order_read", .*\n',
        'nobody ticks "order_read"',
    ),
    (RESEARCH, 'id = "attested"', r'  \{ word = "supervised", .*\n', 'nobody ticks "supervised"'),
    (TEXTS, 'id = "vital_signs"', r'expires = ".*"\n', 'has no "expires"'),
    (TEXTS, 'id = "vital_signs"', r"roles = .*\n", "does not say who signs it"),
    (TEXTS, "", r'matches = "mrn"\n', '"field.identity_mrn.matches" is missing'),
    (
        TEXTS,
        "",
        r'\[\[emergency\]\]\nid = "emergency_call"\n(?:.+\n)+',
        '"emergency.emergency_call"',
    ),
    (RESEARCH, "", r"\[step_down\]\n(?s:.*?)(?=\n# )", '"step_down" is missing'),
    (BOTH, "", r"\[diary\]\n(?:.+\n)+", '"diary" is missing'),
    (RESEARCH, "", r'"ritonavir", ', "nobody is told at this: the drug “ritonavir”"),
    (TEXTS, "", r'\[\[drug_answer\]\]\nword = "replaced"\n(?:.+\n)+', '"drug_answer.replaced"'),
    ((HIGH,), "", r"  \[step.witness\]\n(?:  .*\n)+", "needs no pharmacist"),
    ((HIGH,), WITNESS, r'unless = \["50"\]', "needs no pharmacist"),
    ((HIGH,), "[[step.rule]]", r'  refused = "discard"\n', 'has refused = "discard"'),
    ((HIGH,), "", r"unusual_change = .*\n", "unusual_change"),
    ((HIGH,), "", r"    \[criterion.limit.resume\]\n(?:    .*\n)+", 'says under "resume"'),
    ((HIGH,), 'id = "systolic_resume"', r"    also = .*\n", 'looks at "circulation_symptoms"'),
    (
        (HIGH,),
        "",
        r'  \[\[criterion.limit\]\]\n  id = "heart_rate_low_watch"\n(?:  .*\n)+',
        "heart_rate_low",
    ),
]
INSTEAD: Final = {r'unless = \["50"\]': 'unless = ["50", "100"]'}


@pytest.mark.parametrize(
    ("name", "after", "part", "says"),
    [(name, *row) for names, *row in LEFT_OUT for name in names],
)
def test_the_file_is_refused_with_the_line_and_who_says_so(
    name: str, after: str, part: str, says: str
) -> None:
    begin = TEXTS[name].index(after)
    changed, count = re.subn(part, INSTEAD.get(part, ""), TEXTS[name][begin:], count=1)
    assert count
    said = _refused(TEXTS[name][:begin] + changed) or ""
    line = next((each for each in said.split("\n") if says in each), None)
    assert line, said
    assert re.match(r"site\.toml:[0-9]+: ", line)


def test_a_tick_that_need_not_be_made_is_none() -> None:
    asked = 'id = "identity_checks"\n'
    said = _refused(TEXTS[HIGH].replace(asked, f"{asked}required = false\n", 1)) or ""
    assert '"identity_checks" need not be ticked' in said


def _chosen() -> list[tuple[str, Loss]]:
    return [(name, loss) for name, text in TEXTS.items() for loss in list(losses(text))[::SOME]]


@pytest.mark.parametrize(("name", "loss"), _chosen())
def test_whatever_is_left_out_is_refused_or_may_be_missing(name: str, loss: Loss) -> None:
    if _refused(loss.text) is None:
        assert any(fnmatchcase(loss.name, each) for each in MAY_BE_MISSING), WHAT_TO_DO
