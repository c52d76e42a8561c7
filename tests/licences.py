"""Print the name, version and licence of each installed dependency; fail on one without a licence: `make licences`."""

import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, distributions

OURS = "newsbrief"
# Letters of a licence that are printed: some packages have the whole text in the field.
_PRINTED = 60


def licence(package: Distribution) -> str:
    """Return the licence that a package declares; where it declares none, the first line of its licence file."""
    about = package.metadata
    classes = [name.rpartition(" :: ")[2] for name in about.get_all("Classifier", []) if name.startswith("License ::")]
    expression, field = (" ".join(about.get_all(key, [])) for key in ("License-Expression", "License"))
    declared = expression or ", ".join(classes) or _first_line(field) or _first_line(_file(package))
    # setuptools once wrote "UNKNOWN" where nothing is declared
    return "" if declared.upper() == "UNKNOWN" else declared[:_PRINTED]


def table(packages: Sequence[Distribution]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, version and licence of each package but ours, by name."""
    found = {package.name.lower(): package for package in packages}
    for name in sorted(found):
        if name != OURS:
            yield found[name].name, found[name].version, licence(found[name])


def _file(package: Distribution) -> str:
    names = package.metadata.get_all("License-File", [])
    paths = [f"{folder}{name}" for name in names for folder in ("licenses/", "")]
    return next((text for path in paths if (text := package.read_text(path))), "")


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def main() -> int:
    rows = list(table(list(distributions())))
    for row in rows:
        print("\t".join(row))
    missing = [name for name, _, text in rows if not text]
    if missing:
        print(f"no licence is declared by {', '.join(missing)}; look at it, or do without it", file=sys.stderr)
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
