"""The texts by which a patient was treated, where the newest order has another one."""

from collections.abc import Callable, Iterator, Mapping

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.switches import by_text
from il2nurse.domain.regimen.regimen import Regimen


def own_texts(case: Case, regimen_of: Callable[[Course], Regimen]) -> Mapping[str, Regimen]:
    """The regimen of every dose and of every course, by the digest of its text."""
    return {
        digest: regimen_of(by_text(course, digest)) for digest, course in dict(_texts(case)).items()
    }


def _texts(case: Case) -> Iterator[tuple[str, Course]]:
    """Each digest with a course that went by it; the newest course comes last."""
    for course in case.courses:
        yield from ((each.before, course) for each in course.switches)
        yield course.regimen_digest, course
    known = {each.number: each for each in case.courses}
    for dose in case.doses.values():
        if dose.key.course in known:
            yield dose.regimen_digest, known[dose.key.course]
