"""Separate an article from the furniture of its page or mail: first by certain rules, then by fitted weights.

Furniture is all text that is not the article: menus, bylines, captions, notices, share buttons.
"""

from digest.text.furniture.prose import ends_as_sentence, is_prose
from digest.text.furniture.rules import holds_credit, opens_with_credit, reason_against

__all__ = ["ends_as_sentence", "holds_credit", "is_prose", "opens_with_credit", "reason_against"]
