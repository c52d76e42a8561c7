"""An error of a database is named with its remedy."""

import pytest

from digest.stores.faults import advice_on


@pytest.mark.parametrize(
    ("message", "remedy"),
    [
        ("database or disk is full", "make room"),
        ("attempt to write a readonly database", "check who may write it"),
        ("connection failed: fe_sendauth: no password supplied", "it refuses the login"),
        ("database disk image is malformed", "restore a copy of it"),
        ('connection failed: FATAL: database "digest" does not exist', "make it with `createdb`"),
        ('connection failed: FATAL: role "news" does not exist', "check [store] url"),
        ('FATAL: password authentication failed for user "news"', "check [store] url"),
    ],
)
def test_a_known_error_has_its_remedy(message: str, remedy: str) -> None:
    assert remedy in advice_on(message)


def test_an_unknown_error_has_none() -> None:
    assert advice_on("the server closed the connection unexpectedly") == ""
