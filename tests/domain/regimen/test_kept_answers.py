"""Whether a kept answer is what its question asks: to be read, and to be judged."""

from datetime import timedelta

import pytest

from il2nurse.domain.regimen.fields import Answer, Choice, Field, FieldKind
from il2nurse.domain.regimen.inputs import Input, number_of, why_unusable
from il2nurse.domain.regimen.kept_answers import can_be_judged, can_be_read, plain_number

WORDS = (Choice("none", "None"), Choice("some", "Some"))


def asked(kind: FieldKind) -> Field:
    """A question of one kind."""
    return Field("asked", "Asked", kind, "s", "seed", choices=WORDS, oldest=timedelta(hours=4))


@pytest.mark.parametrize(
    ("kind", "kept", "read"),
    [
        (FieldKind.NUMBER, "7.5", True),
        (FieldKind.NUMBER, "<0.2", True),
        (FieldKind.NUMBER, "", True),
        (FieldKind.NUMBER, "a little", False),
        (FieldKind.NUMBER, "NaN", False),
        (FieldKind.NUMBER, ("7",), False),
        (FieldKind.DATE, "2026-11-20", True),
        (FieldKind.DATE, "20-Nov", False),
        (FieldKind.TIME, "2026-11-20T12:00:00+00:00", True),
        (FieldKind.TIME, "2026-11-20T12:00:00", False),
        (FieldKind.VIALS, ("L1|2027-01-31",), True),
        (FieldKind.VIALS, ("L1",), False),
        (FieldKind.VIALS, "L1|2027-01-31", False),
        (FieldKind.TEXT, "a little", True),
        (FieldKind.TEXT, ("a", "little"), False),
        (FieldKind.CHOICE, "unheard", True),
    ],
)
def test_an_answer_is_read_as_its_question_is_asked(
    kind: FieldKind, kept: Answer, *, read: bool
) -> None:
    assert can_be_read(asked(kind), kept) is read


@pytest.mark.parametrize("kind", [FieldKind.CHOICE, FieldKind.MANY])
def test_a_word_that_may_not_be_chosen_is_never_judged_as_fine(kind: FieldKind) -> None:
    field = asked(kind)
    assert can_be_judged(field, "some")
    assert not can_be_judged(field, ("some", "unheard"))
    assert not why_unusable(field, Input("some", timedelta()))
    said = why_unusable(field, Input("unheard", timedelta()))
    assert said.startswith("Asked is on record as “unheard”, and it is to be ")


def test_what_is_no_number_is_no_input_of_a_sum() -> None:
    assert why_unusable(asked(FieldKind.NUMBER), Input("a little", timedelta()))
    assert number_of({"asked": Input("a little", None)}, "asked") is None
    assert plain_number("NaN") is None
