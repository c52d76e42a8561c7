"""Only those whom we gave a token can leave by it, and only what it was given for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import VerifyError
from digest.mail.unsubscribe import token_for, who_leaves

SECRET = "a secret of some length"
names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@given(names, names)
def test_a_token_says_who_leaves_what(brief: str, address: str) -> None:
    token = token_for(SECRET, brief, address)
    assert who_leaves(SECRET, token) == (brief, address)
    assert token == token_for(SECRET, brief, address)
    assert token.replace("-", "").replace("_", "").replace(".", "").isalnum()


@given(names, st.integers(0), st.characters(codec="ascii"))
def test_a_token_that_was_changed_is_none(address: str, at: int, sign: str) -> None:
    token = token_for(SECRET, "morning", address)
    at %= len(token)
    changed = token[:at] + sign + token[at + 1 :]
    if changed.strip() != token:
        with pytest.raises(VerifyError):
            who_leaves(SECRET, changed)


@pytest.mark.parametrize("token", ["", ".", "a", "bW9ybmluZwphQGIudGVzdA", "bW9ybmluZwphQGIudGVzdA.", "ü.ü", "a.b.c"])
def test_what_is_no_token_is_told_as_such(token: str) -> None:
    with pytest.raises(VerifyError, match="the token is invalid"):
        who_leaves(SECRET, token)


def test_another_secret_opens_nothing() -> None:
    with pytest.raises(VerifyError):
        who_leaves("another secret", token_for(SECRET, "morning", "me@ok.test"))
