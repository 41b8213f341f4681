"""The time limit of a bag in words: which of label, site and pharmacist set the shortest."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.rules.pharmacy.bag_times import LimitBy

SET_BY: Final[Mapping[LimitBy, str]] = {
    LimitBy.LABEL: "by the label",
    LimitBy.SITE: "by this site",
    LimitBy.PHARMACIST: "by the pharmacist",
}
"""Who set the limit that counts."""
SHORTEST: Final[Mapping[LimitBy, str]] = {
    LimitBy.LABEL: "The label's limit is the shortest.",
    LimitBy.SITE: "This site's limit is the shortest.",
    LimitBy.PHARMACIST: "The pharmacist's own entry is the shortest limit.",
}
HOOD: Final[Mapping[bool, str]] = {
    True: "Prepared under a hood.",
    False: "Prepared without a hood.",
}
