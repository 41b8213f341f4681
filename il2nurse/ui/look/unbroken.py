"""Units and dates that are not torn at the end of a line: "mg/dL" stays one word."""

import re
from typing import Final

JOINER: Final = "\ufeff"
"""Zero width, no break. The word joiner itself is in no typeface here and makes its line higher."""
# Short words with a slash between them, such as mL/kg/h or 105/60; a path of folders may break.
_UNIT: Final = re.compile(r"(?<![\w/.])[\w³²]{1,6}(?:/[\w³²]{1,6}){1,2}(?![\w/])")

_DATE: Final = re.compile(r"(?<!\w)\d{2}-[A-Z][a-z]{2}(?:-\d{4})?(?!\w)")


def unbroken(text: str) -> str:
    """The same to read, with no break in a date, nor in a unit or between two pressures."""
    if "-" in text:
        text = _DATE.sub(lambda found: found[0].replace("-", f"-{JOINER}"), text)
    if "/" in text:
        text = _UNIT.sub(lambda found: found[0].replace("/", f"/{JOINER}"), text)
    return text
