"""What a regimen file says about itself."""

import re

from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.regimen.head import RegimenHead
from il2nurse.domain.regimen.research import Research
from il2nurse.regimens.toml.table import TomlTable

_REGIMEN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_head(root: TomlTable, table: TomlTable, *, in_bag: bool) -> tuple[RegimenHead, str]:
    """Read the table of the file that names it, and what the drug is diluted with in a bag."""
    diluent = table.text("diluent") if in_bag else ""
    head = RegimenHead(
        title=table.text("title"),
        version=table.text("version"),
        drug=table.text("drug"),
        brand=table.text("brand"),
        route=table.text("route"),
        notice=table.text("notice"),
        kind=table.maybe_text("kind"),
        overlay_reason=table.maybe_text("overlay_reason"),
        id=_regimen_id(table),
        research=_research(table),
        document=root.data,
    )
    _check_overlay(table, head.id)
    table.done()
    return head, diluent


def _research(head: TomlTable) -> Research | None:
    """What is said of research, and what its prescriber attests; ``None`` where there is none."""
    table = head.table("research")
    if table is None:
        return None
    source, confidence = table.sourced()
    points = table.tables("attest", required=True)
    attest = tuple(Choice(each.name("attest", "word"), each.text("label")) for each in points)
    for each in points:
        each.done()
    found = Research(table.text("say"), attest, source, confidence)
    table.done()
    return found


def _check_overlay(head: TomlTable, name: str) -> None:
    """A file that takes the place of another has its id, and says so and why."""
    overlays = head.maybe_text("overlays")
    if (overlays is None) is head.has("overlay_reason"):
        head.complain('"overlays" and "overlay_reason" stand together, or neither does.')
    if overlays is not None and overlays != name:
        sentence = f'"overlays" must be the id "{name}"; a file of another id overlays nothing.'
        head.complain(sentence, "overlays")


def _regimen_id(head: TomlTable) -> str:
    value = head.text("id")
    if value and not _REGIMEN_ID.fullmatch(value):
        head.complain(f'"{value}" is not an id: small letters, digits and - only.', "id")
    return value
