"""Decide whether a brief wants a story, by its subject and its publishers."""

from digest.editions.drafts import Draft
from digest.editions.subjects import About
from digest.model.edition import Bucket, Plan


def unwanted(draft: Draft, plan: Plan, about: About) -> tuple[Bucket, str] | None:
    """Return the bucket and the reason of a story that the plan does not want; None for a story that it wants.

    One report on a subject is enough: the other reports on the event may use other words for it.
    """
    if plan.only and not any(about(article, word) for article in draft.articles for word in plan.only):
        return "off topic", f"this brief is only on {_either(plan.only)}"
    if len(draft.publishers) < plan.publishers:
        number = len(draft.publishers)
        reports = "1 publisher reports it" if number == 1 else f"{number} publishers report it"
        return "few publishers", f"{reports}; this brief wants {plan.publishers}"
    return None


def _either(words: tuple[str, ...]) -> str:
    """Format words as a list: “energy”, “grid” or “coal”."""
    *first, last = [f"“{word}”" for word in words]
    return f"{', '.join(first)} or {last}" if first else last
