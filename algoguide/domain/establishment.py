"""The house that hands a pack over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Establishment:
    """The house whose name and telephones a pack carries; local delays are hours, settings and not law."""

    name: str = ""
    unit: str = ""
    phone_day: str = ""
    phone_night: str = ""
    fasting_food_hours: int = 6
    fasting_drink_hours: int = 2

    @property
    def filled(self) -> bool:
        """Whether the house gave its name and at least one number."""
        return bool(self.name.strip() and (self.phone_day.strip() or self.phone_night.strip()))
