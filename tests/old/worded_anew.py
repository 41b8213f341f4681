"""Words of old papers that stand otherwise on those of today, each on purpose."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

RESULTS: Final = "results have one word each, the same on the screen: stop the cycle, permanently"
WITNESS: Final = "who signs beside the first person is the witness everywhere"
AT_LEAST: Final = "“from 120” has been read as above it"
RECORDED: Final = "what is not there is “not recorded”, on every face"
FLUIDS: Final = "a kind of fluid has one label for dialog, paper and audit"
NONE_OF: Final = "what there was none of is named"
OUTCOME: Final = "a dose is given in full or in part, whatever ended the pump"
DECISION: Final = "what is to be known of a decision stands before it"
COUNTERSIGN: Final = "only a prescriber countersigns, what was ordered by telephone"
COUNTS: Final = "a count says what follows from what it counts"
AGAIN: Final = "what was interrupted is named: the step, which was started again"
NEEDS: Final = "a bag has to be of a material, said where its lot is written"
ARROWS: Final = "on a flowsheet ▲ and ■ mark a limit alone"
NUMBER: Final = "which dose it is has the record's word; the dose itself is the amount"
STAMP: Final = "a permanent stop has a stamp of its own, and says who alone may lift it"
LITTLE: Final = "urine below what the regimen watches for is marked with its limit"
LEGEND: Final = "marks and initials have their key beside the criteria"
GREY: Final = "a sign tells a grey print what colour told"
PAGE: Final = "a table breaks elsewhere; mark, headings and the row stand on the other page"

# What stood there: what stands there now, and why.
WORDED_ANEW: Final[Mapping[str, tuple[str, str]]] = {
    "absolute": ("stop the cycle", RESULTS),
    "mL/kg/h": ("mL/kg/h, below 0.5", LITTLE),
    "absolute:": ("stop the cycle:", RESULTS),
    "absolute,": ("stop the cycle,", RESULTS),
    "for good": ("permanently", RESULTS),
    "for good:": ("permanently:", RESULTS),
    "second person": ("witness", WITNESS),
    "from": ("at least", AT_LEAST),
    "charted": ("recorded", RECORDED),
    "infusion": ("IV", FLUIDS),
    "Infusion": ("IV", FLUIDS),
    "Oral": ("Drink", FLUIDS),
    "Bolus": ("Fluid bolus", FLUIDS),
    "none": ("no", NONE_OF),
    "Completed": ("Given in full", OUTCOME),
    "Stopped": ("Given in part", OUTCOME),
    "Continue, watch": ("Watch · continue", DECISION),
    "Continue, overridden": ("Overridden · continue", DECISION),
    "countersigned": ("witnessed", COUNTERSIGN),
    "against the dose,": ("to hold or stop,", COUNTS),
    "begun again from": ("started again,", AGAIN),
    "it": ("the step", AGAIN),
    "dextrose": ("dextrose, PVC", NEEDS),
    "Dose": ("Number", NUMBER),
    "HELD": ("STOPPED PERMANENTLY", STAMP),
    "stop for good": ("Only a prescriber can reopen", STAMP),
    "▲": ("↑", ARROWS),
    "▼": ("↓", ARROWS),
    "time.": ("time; – where they were not", LEGEND),
    "in colour": ("with ▲ or ■", GREY),
    "PRACTICE": ("", PAGE),
    "PRACTICE Criterion Value Age Limits Verdict": ("", PAGE),
    "not recorded Sign the record": ("", PAGE),
}

# Said of a dose as it was, and as it is: the same numbers and names.
SAID: Final = (
    # The sum went from the mass to the syringe, and goes the other way.
    (
        re.compile(
            r"(Mass (?:(?!Draw up|Into ).)*?)(Draw up (?:(?!Into |\d · ).)*?Dose in the syringe "
            r"(?:(?!Into |\d · ).)*?[\d.]+ million international units (?:______ ______ )?)"
        ),
        r"\2\1",
    ),
    (
        re.compile(r"([\d.]+)(?: of ([\d.]+))? mL from a (\d+) mL bag(?: with the drug in it)?"),
        lambda found: f"{found[1]} of {found[2] or found[1]} mL: {found[3]} mL bag + mL drug",
    ),
    (
        re.compile(r", beside ([^,]+, (?:RN|MD|PharmD))"),
        r", after the sum of \1, without seeing it",
    ),
    # A day was torn at the end of a narrow column.
    (re.compile(r"\b(\d\d-[A-Z][a-z]) ([a-z])\b"), r"\1\2"),
    # The criteria stood in the order of the regimen; what is met stands first.
    (
        re.compile(
            r"(as judged at \d\d:\d\d )((?:(?!as judged at ).)*?)"
            r"(Number of relative criteria 1 (?:(?!\d · The dose).)*?)(?=\d · The dose)"
        ),
        r"\1\3\2",
    ),
    # Figures of an axis that would lie over each other are left out.
    (
        re.compile(
            r"(?:\d+ )+HR per min (?:\d+ )+BP mmHg (?:Systolic Diastolic )?(?:\d+ )+RR per min "
            r"(?:\d+ )+Temp °C (?:\d+ )+SpO₂ % (?:\d+ )+NEWS2 (?:score )?"
        ),
        "",
    ),
    # Which hours a picture shows depends on what was charted; an axis names at least three.
    (re.compile(r"(?:\b(?:\d\d:00|\d\d-[A-Z][a-z]{2}) ){3,}"), ""),
    # A held dose says what was ordered and that nothing was given in a row of its own.
    (re.compile(r", not given · by"), " · by"),
    (re.compile(r" · (?=Dr\. )"), " "),
    # A stopped dose begins with the reason, and with what was ordered beside what was given.
    (
        re.compile(
            r"About (\S+ million) of (\S+ million international units) (.*?)"
            r" · stopped: (.*?)(?= 1 · )"
        ),
        r"Stopped: \4 Ordered \2 · given about \1 international units · \3",
    ),
    # The heading stands before the note on which hours the pictures show.
    (re.compile(r"1 · Vital signs (?=2 · Intake)"), ""),
    # Urine of hours in which not all was charted was spread over them.
    (
        re.compile(r"(Urine [\d,]+ mL), \d+ mL/h, [\d.]+ mL/kg/h(?= · incomplete)"),
        r"\1, not all of it charted, so that no rate is told",
    ),
    # Where nothing that came out was recorded the sum said 0.
    (re.compile(r"(Sum of these \S+ mL) 0 mL"), r"\1 not recorded"),
)


def changed(then: str, now: str) -> Iterator[tuple[str, str]]:
    """Every run of words that stood there, and what stands in its place."""
    old, new = then.split(), now.split()
    matched = SequenceMatcher(None, old, new, autojunk=False)
    for what, begin, end, first, last in matched.get_opcodes():
        if what in ("replace", "delete"):
            yield " ".join(old[begin:end]), " ".join(new[first:last])


def not_on_purpose(then: str, now: str) -> list[tuple[str, str]]:
    """What is worded otherwise and stands in no row."""
    return [
        (was, became)
        for was, became in changed(then, now)
        if was not in WORDED_ANEW or WORDED_ANEW[was][0] not in became
    ]
