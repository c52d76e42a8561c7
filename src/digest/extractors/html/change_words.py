"""Words that name a time as that of a change, in the languages of pages."""

import re

# Letters of a line in which the words are looked for.
CHANGE_LABEL = 40
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|aktualisiert|geändert|mis[e]? à jour|modifié|actualizad[oa]|modificad[oa]"
    r"|aggiornat[oa]|atualizad[oa]|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|päivitetty|zaktualizowano|aktualizováno"
    r"|обновлено)\b|更新|수정|업데이트", re.I
)  # fmt: skip


def names_change(text: str) -> bool:
    """Return whether a text names a time as that of a change.

    >>> names_change("Updated: 18 November 2026"), names_change("18 November 2026")
    (True, False)
    """
    return bool(_CHANGED.search(text))
