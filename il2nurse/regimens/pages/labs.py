"""The laboratory's tests, units and grades, described in Markdown for those who send results."""

from collections.abc import Iterator

from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.labs.grading import BaselineWas, GradePart, Of
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.rules.labs.table import MOST_BYTES, WORDS, ImportColumn
from il2nurse.domain.values.quantity import show, show_grouped
from il2nurse.domain.values.reported_units import KEPT_PLACES, LabUnit
from il2nurse.readable.words import NO_VALUE

_HEAD = """# Laboratory results

A result is recorded as the laboratory reported it: value, comparator, unit, reference range and the
time the specimen was taken. It is converted once, when it is recorded, to the unit in which the
regimen judges it; value, unit and factor are kept beside it. Showing it in another unit changes
nothing that is kept. This page is written from `resources/laboratory/tests.toml`
(version {version}) and the grades of {scheme}.

{notice}

## Importing a table

    il2nurse labs import --register FILE --mrn M --by PERSON --file results.csv [--dry-run]
                         [--confirmed] [--leave-out-wrong] [--json]
    il2nurse labs list --register FILE --mrn M [--json]

The PIN of the person is asked for, or taken from `IL2NURSE_PIN`. With `--dry-run` the answer tells
what becomes of every row, and nothing is recorded.

```
test;value;unit;reference range;specimen time;MRN
creatinine;97;µmol/L;53-106;2026-11-20 06:10;MRN-204871
2160-0;1,1;mg/dL;0,6-1,2;20-Nov-2026 14:05;MRN-204871
bilirubin;<0.2;mg/dL;;2026-11-20T06:10-05:00;MRN-204871
```

* Text of at most {size} MB in UTF-8, in UTF-16 with its mark (“Unicode text”), or in Windows-1252
  where that is certain. Anything else is refused; save it as “CSV UTF-8”. The first line names
  the columns; commas, semicolons or tabs divide them. A line `sep=;` before it is read.
* **All rows or none, unless a person says so.** One row that is wrong refuses the whole table,
  with the line and the reason of each. After looking at them, `--leave-out-wrong` takes the rest
  and counts what was left out. A row that names another patient always refuses the table. So does
  a column that is not known: a column that was meant to say “preliminary” is not dropped
  silently. Columns that are known and not kept are never judged.
* A row without a number (“haemolysed”, “pending”, “see comment”, an empty cell) is **no result**:
  it is named, counted and not recorded, and the other rows are not refused for it.
* A test is known by its code first, then by its name. Sister codes of a test are known, see
  below. A code of the laboratory's own is passed over where the name is known. Code and name of
  two tests are refused, and so are a LOINC code that is not known and a name of another specimen
  (“Creatinine (urine)”) beside a known code.
* A number has a decimal point or a decimal comma and never marks between thousands. “1.500” is
  read only where it cannot be 1500; otherwise it is refused. A decimal comma stands in quotation
  marks where commas divide the columns.
* `<`, `<=`, `>`, `>=` (also `≤`, `≥`) stand before the value or in a column of their own. A rule
  that the comparator leaves open is *not evaluable*, never clear: a creatinine of “>2” against a
  limit of 2.5 blocks the dose, “<0.2” does not.
* The unit is always given. It is never guessed. Any usual spelling is read: `x10E9/L`, `×10⁹/L`,
  `10*9/L`, `/nL`; `10^3/µL`, `K/uL`, `thou/mm3`; `{{cells}}/uL`, `cells/mcL`; `gm/dL`, `mg%`;
  `x10(9)/L`, `10 9/L`, `mmol(+)/L`, `UI/L`, `g dL-1`; case and blanks do not count.
* Times: `2026-11-20 6:10`, `2026-11-20T06:10:00.000Z`, `20.11.2026 06:10` (dots have the day
  first), `20-NOV-2026 06:10:00`, `202611200610` and `20261120061000` (HL7), `2:05 PM`, `20NOV2026
  06:10`, `Nov 20, 2026 06:10`, `Fri 20 Nov 26 06:10`. What may mean two days, as 05/04/2026, is
  refused, and so is a day alone. Times without an offset (`Z`, `+0100`, `-05:00`, `GMT`) are
  those of the ward's clock; the name that the ward's own clock has then (`EST`) may stand behind
  them, and any other name of a zone is refused: it may mean several. A time that came twice, when
  the clocks went back, needs its offset. A time in the future, or more than a year ago, is
  refused.
* A reference range is written `0.6-1.2` (with any dash), `0.6 to 1.2`, `0.6 bis 1.2`, `<5`,
  `=<5`, `up to 5`, `-5` or `>60`, in the unit of the value or with a unit of its own; thousands
  as `150,000`, `150 000` or `150'000`. `Male 60-110` and `60-110 (M)` are read for a man only; a
  flag behind it (`H`) does not count. One that names no limits (“see report”, “N/A”), that may be
  cut off (`53-`) or is of another sex keeps its text; the default below is used instead, and that
  is said.
* A range is held against value and unit. One that cannot be in the unit of the value, such as
  53-106 beside 3.5 mg/dL, refuses the row: the flag and the grade would be wrong. It cannot where
  no possible value lies in it, nor where it is {far} times away from the default and near it in
  another unit. One that is {asked} times away has to be confirmed, whether a unit explains it or
  not (`--confirmed`); leave the range out where nobody knows.
* An MRN, where there is a column for it, must be the patient's in every row.
* A row that the chart holds already is left out if it is exactly the same. Another value for the
  same test and specimen is refused: correct the result on the chart instead. A result that was
  struck out does not come back with the file.
* A value {times} times the last one, or that part of it, has to be confirmed (`--confirmed`). So
  has a first one without a reported range that is {times} times away from the default and would lie
  within it in another unit of the test, such as a glucose of 100 mmol/L.
* A cell that looks like a formula (`=`, `+`, `@` before a letter or figure) is refused.

| column | names |
|---|---|
"""

_TESTS = """
## Tests

The first unit is the one in which the value is kept. “×” and “÷” tell how a value in another unit
becomes one in it; a result without end is kept to {places} decimals. “Accepted” catches slips of
the hand. Default ranges are for adults and only for reading; the site replaces them by its own
file, see below.

| test | id | LOINC | units | accepted | default range | aldesleukin |
|---|---|---|---|---|---|---|
"""

_GRADES = """
## Grades of {scheme}

Beside a result stands its grade with the scheme's version. Grades decide nothing. ULN and LLN are
the limits of the reported range, or of the default where none was reported. The baseline is the
last number before the first dose of the course. Values up to and including the baseline are graded
by the range, as if the baseline had been normal; so is a later one without a baseline, and it says
so. A value is compared in the unit in which it was reported where the scheme names that unit: 2.9
mmol/L of corrected calcium is grade 1, although 11.6 mg/dL is grade 2. What the number cannot tell,
such as symptoms, stands in a note. A value known only as above or below a limit is graded where
that is enough.

| term | test | grade 1 | grade 2 | grade 3 | grade 4 |
|---|---|---|---|---|---|
"""

_NOT_GRADED = """
Not graded by a number in this version, and never guessed:

"""

_SITE = """
## The site's own file

The folder that `station.toml` names under `regimens` may hold a folder `laboratory` with a
`tests.toml` or a `ctcae-5.toml` of the site. It is read instead of the program's, as strictly as a
regimen, and must keep the units in which the regimen judges; a result whose unit does not agree
with the regimen is not recorded. What is recorded already keeps its value, factor and range.
"""


def describe_laboratory(laboratory: Laboratory) -> str:
    """The whole page."""
    tests, scheme = laboratory.tests, laboratory.scheme
    head = _HEAD.format(
        version=tests.version,
        scheme=scheme.shown,
        notice=tests.notice,
        size=MOST_BYTES // 1_000_000,
        times=show(tests.unlike_times),
        far=show(tests.range_times),
        asked=show(tests.range_unlike_times),
    )
    return "".join(
        (
            head,
            *_lines(_columns()),
            _TESTS.format(places=KEPT_PLACES),
            *_lines(_test(test) for test in tests.tests.values()),
            _corrected(laboratory),
            _GRADES.format(scheme=scheme.shown),
            *_lines(_terms(laboratory)),
            _NOT_GRADED,
            *(f"* {each.label}: {each.why}\n" for each in scheme.not_graded),
            _SITE,
        )
    )


def _lines(rows: Iterator[str]) -> Iterator[str]:
    return (f"{row}\n" for row in rows)


def _columns() -> Iterator[str]:
    for column, words in WORDS.items():
        name = "known, not kept" if column is ImportColumn.LEFT_OUT else str(column)
        yield f"| {name} | {', '.join(words)} |"


def _test(test: LabTest) -> str:
    units = ", ".join(_unit(unit, own=unit is test.unit) for unit in test.units)
    accepted = f"{show_grouped(test.lowest)} to {show_grouped(test.highest)}"
    return (
        f"| {test.label} | `{test.id}` | {_codes(test)} | {units} "
        f"| {'worked out' if test.worked_out else accepted} | {_ranges(test)} "
        f"| {test.effect.value or NO_VALUE} |"
    )


def _codes(test: LabTest) -> str:
    return ", ".join(filter(None, (test.loinc, *test.loinc_also))) or NO_VALUE


def _unit(unit: LabUnit, *, own: bool) -> str:
    name = unit.name or "none"
    if own:
        return f"**{name}**"
    sign, factor = ("÷", unit.divide) if unit.divide != 1 else ("×", unit.multiply)
    return f"{name} ({sign} {show_grouped(factor)})"


def _ranges(test: LabTest) -> str:
    ranges = [f"{each.sex} {_range(each.range)}".strip() for each in test.ranges]
    return "; ".join(ranges) or NO_VALUE


def _range(usual: Range) -> str:
    low, high = (None if end is None else show_grouped(end) for end in (usual.low, usual.high))
    if low is None:
        return f"up to {high}"
    return f"from {low}" if high is None else f"{low} to {high}"


def _corrected(laboratory: Laboratory) -> str:
    formula = laboratory.tests.corrected_calcium
    return (
        f"\nCorrected calcium = calcium + {show(formula.per_g_dl)} × "
        f"({show(formula.albumin_g_dl)} − albumin), in mg/dL and g/dL, with the albumin nearest in "
        f"time and at most {formula.within_hours} h apart.\n"
    )


def _terms(laboratory: Laboratory) -> Iterator[str]:
    for term in laboratory.scheme.terms:
        bands = {band.grade: band for band in term.bands}
        cells = [
            " or ".join(map(_part, bands[grade].parts)) if grade in bands else NO_VALUE
            for grade in range(1, 5)
        ]
        label = laboratory.tests.tests[term.test].short
        yield f"| {term.label} | {label} | {' | '.join(cells)} |"


_SIGNS = {Op.ABOVE: ">", Op.AT_LEAST: "≥", Op.BELOW: "<", Op.AT_MOST: "≤"}
_OF = {Of.NUMBER: "", Of.UPPER: "ULN", Of.LOWER: "LLN", Of.BASELINE: "baseline"}


def _part(part: GradePart) -> str:
    figure, of = show_grouped(part.figure), _OF[part.of]
    limit = of if of and part.figure == 1 else f"{figure} × {of}" if of else figure
    limit = f"{limit} {part.unit or ''}".strip()
    when = "" if part.baseline is BaselineWas.ANY else f" ({part.baseline} baseline)"
    return f"{_SIGNS[part.op]} {limit}{when}"
