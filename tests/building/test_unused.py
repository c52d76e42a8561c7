"""An edition loads no parts of numpy that it does not use, and they work when somebody uses them."""

import subprocess
import sys

_PROGRAM = """
import sys
from datetime import date
import digest
texts = ("The bridge over the Orr was closed on Monday.", "A storm hit the coast of Harland on Sunday night.")
articles = [digest.Article.from_text(text, title=f"Title {at}") for at, text in enumerate(texts)]
assert digest.compose(articles, day=date(2026, 11, 21)).sections
assert "scipy.sparse" in sys.modules
assert not {"numpy.f2py.crackfortran", "numpy.ma.core"} & set(sys.modules)
import numpy.testing
numpy.testing.assert_array_equal([1], [1])
assert numpy.f2py.get_include() and numpy.ma.masked_array([1]).sum() == 1
assert "numpy.f2py.crackfortran" in sys.modules
"""


def test_parts_of_numpy_are_loaded_at_their_first_use() -> None:
    subprocess.run([sys.executable, "-c", _PROGRAM], check=True)
