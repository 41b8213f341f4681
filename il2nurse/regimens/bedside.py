"""What a regimen says of the bedside: charting, neurological checks, calls."""

from collections.abc import Mapping
from typing import TypedDict

from il2nurse.domain.regimen.calls import Calls
from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.regimens.calls import read_calls
from il2nurse.regimens.charting import read_charting
from il2nurse.regimens.needed import RegimenWay
from il2nurse.regimens.neuro import read_neuro
from il2nurse.regimens.toml.table import TomlTable


class Bedside(TypedDict):
    """The parts of a regimen about charting, calls and neurological checks."""

    charting: Charting
    calls: Calls
    neuro: NeuroRules | None


def read_bedside(root: TomlTable, fields: Mapping[str, Field], way: RegimenWay) -> Bedside:
    """Read the parts of the file that speak of the bedside."""
    charting = read_charting(root, fields, way)
    return Bedside(
        charting=charting,
        calls=read_calls(root, fields),
        neuro=read_neuro(root, fields, charting.forms),
    )
