"""A time that a site chooses in the station file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from il2nurse.files.station_file import BadSettings


@dataclass(frozen=True, slots=True)
class SiteTime:
    """A time that a site chooses by a key of the station file, which ends with its unit."""

    key: str
    usual: timedelta
    most: int

    def read(self, given: Mapping[str, object]) -> timedelta:
        """The time of a station file, in whole units up to ``most``; the usual one without it."""
        unit = self.key.rpartition("_")[2]
        one = timedelta(**{unit: 1})
        found = given.get(self.key, self.usual // one)
        number = found if isinstance(found, int) and not isinstance(found, bool) else 0
        if not 1 <= number <= self.most:
            like = f"like {self.key} = {self.usual // one}"
            raise BadSettings(f"Write {self.key} as whole {unit} from 1 to {self.most}, {like}.")
        return number * one
