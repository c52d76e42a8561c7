"""Which lines of a page or mail are furniture and not the article: rules that are sure, then weights for the rest."""

from digest.text.furniture.prose import ends_as_sentence, is_prose
from digest.text.furniture.rules import holds_credit, opens_with_credit, reason_against

__all__ = ["ends_as_sentence", "holds_credit", "is_prose", "opens_with_credit", "reason_against"]
