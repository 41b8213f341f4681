"""The texts by which the doses of a case were begun, where its newest order has another one."""

from collections.abc import Callable, Mapping

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.switches import by_text
from il2nurse.domain.regimen.regimen import Regimen


def own_texts(case: Case, regimen_of: Callable[[Course], Regimen]) -> Mapping[str, Regimen]:
    """The regimen of every dose, and of the newest order, by the digest of its text."""
    ordered = [case.course.regimen_digest] if case.course else []
    begun = (dose.regimen_digest for dose in case.doses.values())
    return {
        digest: regimen_of(by_text(case.courses[-1], digest))
        for digest in dict.fromkeys((*ordered, *begun))
    }
