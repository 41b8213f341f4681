"""One walk over every entry of the shipped file: its source, its mark, its spelling."""

import re
import tomllib
from collections.abc import Iterator
from typing import TypeAlias

from il2nurse.regimens.toml.table import CONFIDENCES
from il2nurse.ui.look.confidence import UNVERIFIED, confidence_mark

Found: TypeAlias = "tuple[str, dict[str, object]]"

SOURCED = {
    "figure",
    "bag",
    "rounding",
    "field",
    "step",
    "rule",
    "limit",
    "monitoring",
    "contraindication",
    "interaction",
    "storage",
    "on_bag",
    "teaching",
    "emergency",
    "settled",
}
SENTENCES = (
    *("say", "why", "stop_at_once", "notice", "note", "hint", "advice", "text", "meaning"),
    "detail",
)
TEXTS = (*SENTENCES, "title", "label", "short", "source")
FORBIDDEN = re.compile(r"\b(IU|MIU|U|cc|QD|SC)\b|µg|[0-9]\.[0-9]*0\b(?!\.)|(?<![\w.])\.[0-9]|@")
RECALLED = re.compile(r"from knowledge|(?<!unverified: )not read in its source", re.IGNORECASE)


def entries(text: str) -> list[Found]:
    return list(_walk("file", tomllib.loads(text)))


def _walk(kind: str, table: dict[str, object]) -> Iterator[Found]:
    yield kind, table
    for key, value in table.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _walk(key, item)


def texts(text: str, keys: tuple[str, ...]) -> list[str]:
    return [str(table[key]) for _, table in entries(text) for key in keys if key in table]


def names_a_limit(kind: str, table: dict[str, object]) -> bool:
    """True for the rule of a step that takes its source from a limit."""
    return kind == "rule" and "limit" in table


def test_every_figure_rule_and_text_names_its_source(text: str) -> None:
    for kind, table in entries(text):
        if kind in SOURCED and not names_a_limit(kind, table):
            assert len(str(table["source"])) > 8, table
            assert table["confidence"] in CONFIDENCES, table


def test_what_was_not_read_in_its_source_says_so_in_one_way(text: str) -> None:
    sources = texts(text, ("source",))
    unread = [source for source in sources if "not read in its source yet" in source]
    assert len(unread) > 10
    assert all(confidence_mark(source, "label") == UNVERIFIED for source in unread)
    assert not [source for source in sources if RECALLED.search(source)]


def test_what_nobody_outside_says_is_a_proposal(text: str) -> None:
    for kind, table in entries(text):
        if kind in SOURCED and str(table.get("source", "")).startswith("Suggested"):
            assert table["confidence"] == "proposal", table


def test_no_source_is_called_a_proposal_before_a_nurse(text: str) -> None:
    assert [each for each in texts(text, ("source",)) if "proposal" in each.lower()] == []


def test_sentences_end(text: str) -> None:
    assert [said for said in texts(text, SENTENCES) if said[-1] not in ".!?"] == []


def test_labels_do_not_end_like_sentences(text: str) -> None:
    assert [label for label in texts(text, ("label", "title", "short")) if label[-1] in ".:;"] == []


def test_nothing_is_spelt_as_safe_practice_forbids(text: str) -> None:
    assert [said for said in texts(text, TEXTS) if FORBIDDEN.search(said)] == []


def test_the_spelling_check_sees_what_it_must() -> None:
    wrong = ("18 MIU", "5 IU/kg", "10 U", "50 cc", "2 µg", "1.0 mg", "give .5 mL", "2.50 mL")
    assert all(FORBIDDEN.search(said) for said in wrong)
    right = ("2.05 mL", "NPSG.01.01.01", "Use 0.03 to 0.07 mg/mL.", "40.5", "10 mL", "section 2.4.")
    assert not any(FORBIDDEN.search(said) for said in right)


def test_texts_for_a_tired_nurse_are_short(text: str) -> None:
    assert [said for said in texts(text, ("say", "why", "hint")) if len(said) > 170] == []
    assert [label for label in texts(text, ("short",)) if len(label) > 24] == []
