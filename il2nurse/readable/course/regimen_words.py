"""A regimen as a text to be read on a screen: whom it treats how, then part by part."""

from datetime import timedelta

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.readable.doses import doses_in_words
from il2nurse.readable.words import NO_VALUE


def regimen_in_words(regimen: Regimen) -> str:
    """What the file says, every part with its sources in brackets."""
    table, hours = regimen.timetable, regimen.timetable.interval // timedelta(hours=1)
    often = f"One dose every {hours} hours, at most {table.doses_per_cycle} a cycle"
    lines = [
        f"{regimen.title}, version {regimen.version}",
        f"{regimen.drug} ({regimen.brand}), {regimen.route}: {doses_in_words(regimen.preparation)}",
        f"{often} and {table.doses_per_course} a course",
        "",
        regimen.first_notice,
    ]
    for part in regimen_tables(regimen):
        lines += ["", part.title.upper()]
        for row in part.rows:
            cells = dict(zip(part.headings, row, strict=True))
            source = cells.pop("Source", "").removeprefix(NO_VALUE)
            first, *rest = (cell for cell in cells.values() if cell and cell != NO_VALUE)
            said = f"{first}: {' · '.join(rest)}" if rest else first
            lines.append(f"•  {said}" + (f"  [{source}]" if source else ""))
    return "\n".join(lines)
