"""Units that are not torn at the end of a line: "mg/dL" stays one word."""

import re
from typing import Final

JOINER: Final = "\ufeff"
"""Zero width, no break. The word joiner itself is in no typeface here and makes its line higher."""
# Short words with a slash between them, such as mL/kg/h or 105/60; a path of folders may break.
_UNIT: Final = re.compile(r"(?<![\w/.])[\w³²]{1,6}(?:/[\w³²]{1,6}){1,2}(?![\w/])")


def unbroken(text: str) -> str:
    """The same to read, with no break after the slash of a unit or of two pressures."""
    if "/" not in text:
        return text
    return _UNIT.sub(lambda found: found[0].replace("/", f"/{JOINER}"), text)
