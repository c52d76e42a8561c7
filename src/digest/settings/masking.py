"""Mask passwords and keys in messages on settings, which quote the mistaken value."""

import re

from digest.text.urls import is_secret, without_secrets

# A word, and the punctuation after it.
_WORD = re.compile(r"(\S+?)([\"'\])},;:.]*)(?=\s|$)")
_ENTRY = re.compile(r"(\s*[\"']?([\w.-]+)[\"']?\s*[=:]?\s*)(\S.*)")


def is_secret_key(key: str) -> bool:
    """Return whether the value of a key may be a secret, or hold one."""
    return is_secret(key) or any(word in key for word in ("password", "secret", "options"))


def masked(text: str) -> str:
    """Return a message with the passwords and keys in its addresses masked.

    >>> masked("'htps://me:s3cret@example.org/rss' is no web address")
    "'htps://***@example.org/rss' is no web address"
    """
    return _WORD.sub(lambda word: without_secrets(word[1]) + word[2], text)


def masked_line(line: str) -> str:
    """Return a line of a settings file with its secrets masked, whether it is valid TOML or not.

    >>> masked_line("password = s3cret"), masked_line("host = mail.example.org")
    ('password = ***', 'host = mail.example.org')
    """
    found = _ENTRY.fullmatch(line)
    if found and is_secret_key(found[2]) and not line.lstrip().startswith("["):
        return f"{found[1]}***"
    return masked(line)
