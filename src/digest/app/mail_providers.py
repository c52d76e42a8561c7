"""Mail servers of providers by the domain of an address, as their help pages name them (looked up in November 2026)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailProvider:
    """The server that takes mail of an account, "host:port"; `needs_app_password`: the usual password is refused."""

    server: str
    needs_app_password: bool = False


_GOOGLE = MailProvider("smtp.gmail.com:587", needs_app_password=True)
_YAHOO = MailProvider("smtp.mail.yahoo.com:465", needs_app_password=True)
_APPLE = MailProvider("smtp.mail.me.com:587", needs_app_password=True)
_FASTMAIL = MailProvider("smtp.fastmail.com:465", needs_app_password=True)
_GMX = MailProvider("mail.gmx.net:587")
_PROVIDERS = {
    "gmail.com": _GOOGLE,
    "googlemail.com": _GOOGLE,
    "yahoo.com": _YAHOO,
    "yahoo.co.uk": _YAHOO,
    "yahoo.fr": _YAHOO,
    "yahoo.de": _YAHOO,
    "aol.com": MailProvider("smtp.aol.com:465", needs_app_password=True),
    "icloud.com": _APPLE,
    "me.com": _APPLE,
    "mac.com": _APPLE,
    "fastmail.com": _FASTMAIL,
    "fastmail.fm": _FASTMAIL,
    "gmx.de": _GMX,
    "gmx.net": _GMX,
    "gmx.at": _GMX,
    "gmx.ch": _GMX,
    "gmx.com": MailProvider("mail.gmx.com:587"),
    "web.de": MailProvider("smtp.web.de:587"),
    "t-online.de": MailProvider("securesmtp.t-online.de:465"),
    "posteo.de": MailProvider("posteo.de:465"),
    "mailbox.org": MailProvider("smtp.mailbox.org:465"),
    "orange.fr": MailProvider("smtp.orange.fr:465"),
    "free.fr": MailProvider("smtp.free.fr:465"),
    "laposte.net": MailProvider("smtp.laposte.net:465"),
    "libero.it": MailProvider("smtp.libero.it:465"),
    "wp.pl": MailProvider("smtp.wp.pl:465"),
    "naver.com": MailProvider("smtp.naver.com:587", needs_app_password=True),
    "zoho.com": MailProvider("smtp.zoho.com:465"),
    # A program on the reader's own machine, which encrypts the mail.
    "proton.me": MailProvider("127.0.0.1:1025", needs_app_password=True),
    "protonmail.com": MailProvider("127.0.0.1:1025", needs_app_password=True),
}


def provider_of(mailbox: str) -> MailProvider | None:
    """Return the provider of a mail address; None for an unknown one.

    >>> provider_of("Ann <ann@Gmail.com>")
    MailProvider(server='smtp.gmail.com:587', needs_app_password=True)
    """
    return _PROVIDERS.get(mailbox.rpartition("@")[2].strip(" >").lower())
