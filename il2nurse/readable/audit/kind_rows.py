"""One row per kind of entry, from every district."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.audit.case_rows import CASE_ROWS
from il2nurse.readable.audit.course_rows import COURSE_ROWS
from il2nurse.readable.audit.dose_rows import DOSE_ROWS
from il2nurse.readable.audit.kind_row import Group, KindRow
from il2nurse.readable.audit.pharmacy_rows import PHARMACY_ROWS
from il2nurse.readable.audit.register_rows import REGISTER_ROWS
from il2nurse.readable.audit.waiver_rows import WAIVER_ROWS

KIND_ROWS: Final[Mapping[Kind, KindRow]] = {
    each.kind: each
    for each in (*REGISTER_ROWS, *CASE_ROWS, *COURSE_ROWS, *WAIVER_ROWS, *DOSE_ROWS, *PHARMACY_ROWS)
}


def kinds_of(group: Group) -> tuple[Kind, ...]:
    """Every kind of entry that the list shows in this group."""
    return tuple(kind for kind, row in KIND_ROWS.items() if row.group is group)
