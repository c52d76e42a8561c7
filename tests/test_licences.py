"""Each dependency has a licence that its package declares; one without a licence is named."""

from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

from licences import licence, table


def installed(folder: Path, head: str, licence_file: str = "") -> Distribution:
    made = folder / "some-1.0.dist-info"
    (made / "licenses").mkdir(parents=True)
    (made / "METADATA").write_text(f"Metadata-Version: 2.4\nName: some\nVersion: 1.0\n{head}", encoding="utf-8")
    (made / "licenses" / "LICENSE").write_text(licence_file, encoding="utf-8")
    return Distribution.at(made)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("License-Expression: MIT\nLicense: other\n", "MIT"),
        ("Classifier: License :: OSI Approved :: MIT License\n", "MIT License"),
        ("License: BSD-3-Clause\n", "BSD-3-Clause"),
        ("License-File: LICENSE\n", "The Licence"),
        ("License: UNKNOWN\n", ""),
        ("", ""),
    ],
)
def test_a_licence_is_the_declared_one_or_the_first_line_of_its_file(tmp_path: Path, head: str, expected: str) -> None:
    assert licence(installed(tmp_path, head, "\n  The Licence\n\nYou may use it.\n")) == expected


def test_each_installed_dependency_has_a_licence() -> None:
    rows = list(table(list(distributions())))
    assert {"click", "lxml"} <= {name for name, _, _ in rows}
    assert [name for name, _, text in rows if not text] == []
