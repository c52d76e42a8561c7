"""What is remembered of a page between two visits: its validators, for a week, and what it was."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from digest.model.canonical import hash_bytes
from digest.model.source import FetchResult, FetchState
from digest.sources.http import Answer, FetchError, Validators
from digest.text.characters import one_line
from digest.text.urls import without_secrets

# After so long a page is asked for whole: a server that answers "not changed" by mistake must not silence a feed.
_HOLD = timedelta(days=7)


def validators_of(memo: FetchState, now: datetime) -> Validators | None:
    """What to ask by; None when nothing is known, or it is a week old, or from a clock that was wrong."""
    since = memo.get("since")
    if not since or not timedelta(0) <= now - datetime.fromisoformat(since) < _HOLD:
        return None
    return Validators(memo.get("url", ""), memo.get("etag", ""), memo.get("last_modified", ""))


def memo_of(answer: Answer, now: datetime, kept: Mapping[str, str]) -> FetchState:
    """What to remember after an answer of 200, beside what is `kept`.

    An address that carries a key is not written down: it is then asked for whole each time.
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
    """The address that a page has moved to, if it may be written down."""
    return answer.moved if without_secrets(answer.moved) == answer.moved else ""


def failed(error: FetchError, memo: FetchState) -> FetchResult:
    """The visit that an error was."""
    reason = one_line(str(error))
    if error.status == 410:
        return FetchResult("gone", reason, memo)
    return FetchResult("later" if error.wait is not None else "failed", reason, memo, wait=error.wait)
