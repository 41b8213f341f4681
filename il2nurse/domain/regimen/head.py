"""What a regimen file says about itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from il2nurse.domain.regimen.research import Research


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimenHead:
    """What a regimen file says about itself.

    ``kind`` names the bounds within which its figures lie; ``None`` in a text that was kept before
    there were kinds. ``overlay_reason`` says why a site's file takes the place of the one that
    comes with the program. ``research`` is there where it is given under a protocol only.
    ``document`` is every table of the file as it was read, for whoever prints it in full.
    """

    id: str
    title: str
    version: str
    drug: str
    brand: str
    route: str
    notice: str
    kind: str | None = None
    overlay_reason: str | None = None
    research: Research | None = None
    document: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def first_notice(self) -> str:
        """The notice, and where a site's file takes the place of a shipped one, that and why."""
        if self.overlay_reason is None:
            return self.notice
        return (
            "This file of the site takes the place of the one that comes with the program: "
            f"{self.overlay_reason} {self.notice}"
        )
