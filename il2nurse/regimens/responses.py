"""Responses of a regimen file: their words, and whether the tumour shrank."""

from il2nurse.domain.regimen.responses import PLAIN_RESPONSES, ResponseWord
from il2nurse.regimens.toml.table import TomlTable


def read_responses(root: TomlTable) -> tuple[ResponseWord, ...]:
    """How a tumour may answer; plain words for a text that was kept before there were any."""
    if not root.has("response"):
        return PLAIN_RESPONSES
    found = tuple(_response(table) for table in root.tables("response", required=True))
    if {each.shrank for each in found} != {True, False}:
        root.complain("one response shrank, and one did not.", "response", 0)
    return found


def _response(table: TomlTable) -> ResponseWord:
    source, confidence = table.sourced()
    found = ResponseWord(
        word=table.name("response", "word"),
        label=table.text("label"),
        shrank=table.flag("shrank", required=True),
        source=source,
        confidence=confidence,
    )
    table.done()
    return found
