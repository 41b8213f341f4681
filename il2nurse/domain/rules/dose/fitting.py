"""Which reasons of the regimen fit what is known when a dose is not given."""

from collections.abc import Iterable

from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding


def fitting_reasons(
    regimen: Regimen, findings: Iterable[Finding] = (), *, late: bool = False
) -> tuple[str, ...]:
    """The words of the reasons, in the order of the findings; last the time that is over.

    They are what comes first, and nothing is chosen by them.
    """
    judged = {each.id: each.field for each in regimen.criteria if each.field}
    fields = [judged.get(each.field, each.field) for each in findings if each.field]
    about = regimen.holds_about.items()
    found = [word for field in fields for word, names in about if field in names]
    if late:
        found += [each.word for each in regimen.hold_reasons if each.means is NotGiven.MISSED]
    return tuple(dict.fromkeys(found))
