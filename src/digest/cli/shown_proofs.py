"""The proof of what readers see: the files beside an edition, and a received mail."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest.api.proofs import edition_in
from digest.api.renderings import mail_at, verify_files, verify_mail
from digest.errors import UsageError
from digest.model.article import Failure

if TYPE_CHECKING:
    from digest.building.make import Look
    from digest.mail.received import ReceivedMail

# A mail, and the path at which it was given.
NamedMail = tuple["ReceivedMail", Path]


@dataclass(frozen=True, slots=True)
class ShownProof:
    """Differences of files and mails from their renderings, statements on the others, and files without a proof."""

    problems: tuple[Failure, ...] = ()
    statements: tuple[str, ...] = ()
    unproved: tuple[str, ...] = ()


def of_mail(edition: Path, given: Path | None) -> tuple[Path, NamedMail | None]:
    """Return the edition of a mail, as its file or its key, and the mail; the path itself if it is no mail.

    Raises UsageError for a mail without an edition, VerifyError for one that has other parts.
    """
    mail = mail_at(edition)
    if mail is None:
        return edition, None
    beside = edition.parent / "edition.json"
    key = "" if beside.is_file() else _key_of(mail, given)
    if not key and not beside.is_file():
        raise UsageError(f"{edition}: its edition is neither beside it, as edition.json, nor in the store; "
                         "--config names the settings of the store")  # fmt: skip
    return Path(key) if key else beside, (mail, edition)


def _key_of(mail: "ReceivedMail", given: Path | None) -> str:
    """Return the key of the stored edition that a mail was sent with, "" if there is none."""
    from digest.app.configuration import has_settings
    from digest.app.edition_names import key_sent_with
    from digest.cli.run_commands import runner

    if not has_settings(given):
        return ""
    return key_sent_with(runner(given, reads=True).store, mail.message_id, mail.sender, mail.recipient)


def renderings_of(edition: Path, given: Path | None, mailed: NamedMail | None) -> ShownProof:
    """Compare the files in the folder of an edition, or its mail, with its renderings."""
    if mailed:
        return _of_mail(edition, given, *mailed)
    return _of_folder(edition, given) if edition.is_dir() else ShownProof()


def _of_folder(edition: Path, given: Path | None) -> ShownProof:
    proof = verify_files(edition, partial(_look, given))
    made = [(proof.same, ""), (proof.own, f" by {proof.maker}")]
    statements = tuple(f"{_are(names)}{by}" for names, by in made if names)
    unproved = f"not compared: {', '.join(proof.unproved)}: another version made the edition"
    return ShownProof(proof.problems, (*statements, *([unproved] if proof.unproved else [])), proof.unproved)


def _are(names: tuple[str, ...]) -> str:
    return f"{', '.join(names)} {'are its renderings' if len(names) > 1 else 'is its rendering'}"


def _of_mail(edition: Path, given: Path | None, mail: "ReceivedMail", path: Path) -> ShownProof:
    from digest.cli.run_commands import runner

    stored = not edition.exists()
    kept = runner(given, reads=True).kept(edition.as_posix()).edition if stored else edition_in(edition)
    problems, maker = verify_mail(mail, kept, str(path), _look(given, kept.brief))
    by = f" by {maker}" if maker else ""
    shown = f"the subject, text and HTML of {path} are its renderings{by}"
    return ShownProof(tuple(problems), (shown, "not proved: its other fields, as sender, date and address to leave"))


def _look(given: Path | None, brief: str) -> "Look":
    from digest.app.jobs import look_in_use

    return look_in_use(given, brief)
