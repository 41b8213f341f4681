"""No field of an entry stands in the audit under a name that only the program knows."""

import re

import pytest

from il2nurse.domain.record.kinds import FACTS
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.parts import columns
from il2nurse.readable.audit.fact_labels import HIDDEN, label_of, with_unit

OURS = re.compile(r"(?i)\b(ml|kg|ms|s|id|seq|mrn|digest)\b")


@pytest.mark.parametrize("kind", list(FACTS), ids=str)
def test_labels_are_words_and_units_stand_behind_their_number(kind: Kind) -> None:
    labels = [label_of(each.name.rstrip("_")) for each in columns(FACTS[kind]).values()]
    assert [label for label in labels if OURS.search(label.replace("MRN", ""))] == []


def test_a_number_has_its_unit_and_a_pin_is_never_shown() -> None:
    assert with_unit("given_ml", "52") == "52 mL"
    assert with_unit("rate_ml_per_h", "209.3") == "209.3 mL/h"
    assert with_unit("pin_digest", "09beb8") == HIDDEN
    assert with_unit("reason", "Asleep") == "Asleep"
