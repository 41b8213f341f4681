"""What a site writes of itself in the station file, as it stands on screen and paper."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from il2nurse.files.station_file import text

NOT_SET = "Not set for this ward: {}. Ask the charge nurse, and write it in."


@dataclass(frozen=True, slots=True)
class SiteTexts:
    """Each text by its key in the station file; ``None`` where the site wrote none.

    ``pharmacy`` and ``patients_call``, whom a patient at home calls, are names with their
    telephone; the two telephones are numbers alone. ``call_for_help`` is who helps with the
    program, and ``label_says`` stands on the label of every bag.
    """

    pharmacy: str | None = None
    label_says: str | None = None
    call_for_help: str | None = None
    prescriber_telephone: str | None = None
    team_telephone: str | None = None
    patients_call: str | None = None

    @property
    def calls(self) -> tuple[tuple[str, str | None], ...]:
        """Whom the ward calls, in the order in which it matters."""
        return (
            ("Emergency team", _number(self.team_telephone)),
            ("Prescriber on call", _number(self.prescriber_telephone)),
            ("Pharmacy", self.pharmacy),
            ("Help with the program", self.call_for_help),
        )

    @property
    def not_set(self) -> str | None:
        """Whom the site did not say, and what to do; ``None`` where it said all."""
        missing = [who.lower() for who, said in self.calls if not said]
        return NOT_SET.format(", ".join(missing)) if missing else None

    @property
    def at_once(self) -> tuple[tuple[str, str], ...]:
        """Who is called at once, where the site gave a telephone: they stand on each paper."""
        numbers = (self.team_telephone, self.prescriber_telephone)
        named = zip(("Emergency team", "prescriber on call"), numbers, strict=True)
        return tuple((who, number) for who, number in named if number)


def _number(telephone: str | None) -> str | None:
    return f"tel. {telephone}" if telephone else None


NO_TEXTS = SiteTexts()
TEXT_KEYS = tuple(each.name for each in fields(SiteTexts))


def read_site_texts(given: Mapping[str, object]) -> SiteTexts:
    """The texts of a station file; raises ``BadSettings`` for one that is no text in one line."""
    return SiteTexts(**{key: text(given, key) or None for key in TEXT_KEYS})
