"""Memo of a page between two visits: its validators, for a week, and the hash of its body."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from digest.model.canonical import hash_bytes
from digest.model.source import FetchResult, FetchState
from digest.sources.web_answer import Answer, FetchError, Validators
from digest.text.characters import one_line
from digest.text.urls import without_secrets

# Maximum age of validators; then the page is fetched in full: a false "not modified" must not silence a feed for good.
_HOLD = timedelta(days=7)


def validators_of(memo: FetchState, now: datetime) -> Validators | None:
    """Return the validators in a memo; None if there are none, or they are a week old or dated in the future."""
    since = memo.get("since")
    if not since or not timedelta(0) <= now - datetime.fromisoformat(since) < _HOLD:
        return None
    return Validators(memo.get("url", ""), memo.get("etag", ""), memo.get("last_modified", ""))


def memo_of(answer: Answer, now: datetime, kept: Mapping[str, str]) -> FetchState:
    """Return the memo of an answer of 200, including the items of `kept`.

    Validators of an address that contains a secret are not stored: its page is fetched in full each time.
    """
    memo = {**kept, "body": hash_bytes(answer.body)}
    if (answer.etag or answer.last_modified) and without_secrets(answer.url) == answer.url:
        memo |= {
            "url": answer.url,
            "etag": answer.etag,
            "last_modified": answer.last_modified,
            "since": now.isoformat(),
        }
    return memo


def moved_of(answer: Answer) -> str:
    """Return the address that a page has moved to; "" if it has not moved or the address contains a secret."""
    return answer.moved if without_secrets(answer.moved) == answer.moved else ""


def failed(error: FetchError, memo: FetchState) -> FetchResult:
    """Return the result of a visit that ended with an error."""
    reason = one_line(str(error))
    if error.status == 410:
        return FetchResult("gone", reason, memo)
    return FetchResult("later" if error.wait is not None else "failed", reason, memo, wait=error.wait)
