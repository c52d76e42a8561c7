"""Print the SHA-256 of every format of the odd days and of two weeks of one brief, to be compared between Pythons."""

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import odd_days
from digest import api
from digest.model.edition import Edition
from replay import replay


def _print(name: str, edition: Edition) -> None:
    for form in ("html", "text", "markdown", "json"):
        print(f"{name} {form} {sha256(api.render(edition, form)).hexdigest()}")


if __name__ == "__main__":
    for day, made in odd_days.DAYS.items():
        _print(day, made())
    with TemporaryDirectory() as folder:
        for edition in replay(Path(folder))[1]:
            _print(edition.key, edition)
