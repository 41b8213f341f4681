"""What a ward might add to the files: a question with its hold rule, a laboratory test."""

from pathlib import Path
from typing import Final

from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.regimens import load_whole
from il2nurse.regimens.labs.laboratory import TESTS, load_laboratory
from tests.laboratory import FOLDER
from tests.normal import FILE
from tests.shipped import ShippedRegimens

QUESTION = """
[[field]]
id = "grip_kg"
label = "Grip strength"
short = "Grip"
kind = "number"
unit = "kg"
lowest = 0
highest = 150
places = 0
chart = true
oldest = "30 min"
usual = "38"
source = "Made up for a test"
confidence = "proposal"

[[field]]
id = "alertness"
"""

CRITERION = """
[[criterion]]
id = "grip"
title = "Grip strength"
system = "Neurologic"
field = "grip_kg"

  [[criterion.limit]]
  id = "grip_hold"
  when = { below = 20 }
  result = "hold"
  say = "The grip is weak. Do not give; call the prescriber now."
  source = "Made up for a test"
  confidence = "proposal"

[[criterion]]
id = "systolic"
"""

RULE = """
  [[step.rule]]
  id = "grip_weak"
  limit = "grip_hold"

  [[step.rule]]
  id = "lethargy_drowsy"
"""

FERRITIN = """
[[test]]
id = "ferritin"
label = "Ferritin"
short = "Ferr"
group = "Kidney"
loinc = "2276-4"
unit = "ng/mL"
places = 0
lowest = 1
highest = 100000
source = "Made up for a test"
confidence = "proposal"

  [[test.units]]
  name = "mcg/L"
  multiply = 1
  places = 0
  source = "Made up for a test"
  confidence = "proposal"

[[test]]
id = "urea_nitrogen"
"""


# What the regimen file says today, and what it says with the question and its hold rule.
ASKED: Final = (
    ('\n[[field]]\nid = "alertness"\n', QUESTION),
    (
        'fields = ["alertness", "mental_status"]',
        'fields = ["alertness", "mental_status", "grip_kg"]',
    ),
    ('\n[[criterion]]\nid = "systolic"\n', CRITERION),
    ('\n  [[step.rule]]\n  id = "lethargy_drowsy"\n', RULE),
)


def with_question() -> ShippedRegimens:
    """The shipped regimen with one more question at the lethargy check, and its hold rule."""
    text = FILE.read_text(encoding="utf-8")
    for old, new in ASKED:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    load_whole(text, FILE.name)
    book = ShippedRegimens()
    book.use(text)
    return book


def with_ferritin(folder: Path) -> Laboratory:
    """The shipped laboratory with one more test, in a site's folder."""
    text = (FOLDER / TESTS).read_text(encoding="utf-8")
    old = '\n[[test]]\nid = "urea_nitrogen"\n'
    assert text.count(old) == 1
    (folder / TESTS).write_text(text.replace(old, FERRITIN), encoding="utf-8")
    return load_laboratory(FOLDER, folder)
