"""Findings of `digest doctor`: faults that keep a brief from arriving."""

from dataclasses import dataclass

from digest.errors import DeliveryError, SettingsError

# Exit codes: settings, store, disk and clock; a source that cannot be read, as with --strict; delivery.
SETTINGS, SOURCE, DELIVERY = SettingsError.exit_code, 4, DeliveryError.exit_code


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, its remedy, and the exit code of its kind."""

    fault: str
    remedy: str
    exit_code: int

    def __str__(self) -> str:
        return f"{self.fault}; {self.remedy}" if self.remedy else self.fault
