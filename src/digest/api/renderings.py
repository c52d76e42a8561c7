"""Prove files and mails: they are renderings of an edition, byte for byte."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.api.proofs import edition_in
from digest.errors import VerifyError
from digest.model.article import Failure

if TYPE_CHECKING:
    from digest.building.make import Look
    from digest.mail.received import ReceivedMail
    from digest.model.edition import Edition

_HINT = "; if templates of your own made it, name their settings with --config"


@dataclass(frozen=True, slots=True)
class FilesProof:
    """Proof of the files beside an edition: `problems` has the differing ones, `same` the renderings by the shipped
    templates, `own` the ones by templates or a renderer of the user, which `maker` names, and `unproved` the ones of an
    edition that another version made."""

    problems: tuple[Failure, ...] = ()
    same: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    maker: str = ""
    unproved: tuple[str, ...] = ()


def verify_files(folder: str | Path, look: "Callable[[str], Look] | None" = None) -> FilesProof:
    """Compare the other forms of an edition in its folder with their renderings, byte for byte.

    `look(brief)` is the look in the user's settings; a file that is no rendering by the shipped templates is compared
    with its rendering in this look.  An edition of another version cannot be rendered as it was.
    """
    from digest import __version__
    from digest.building.make import PLAIN

    edition, files = edition_in(folder), _files_in(Path(folder))
    if not files or edition.inputs.version != __version__:
        return FilesProof(unproved=tuple(files))
    other = _others(edition, files, PLAIN)
    chosen = look(edition.brief) if look and other else PLAIN
    left = _others(edition, other, chosen) if chosen != PLAIN else other
    maker = chosen.templates or chosen.renderer
    problems = tuple(_different(edition, name, maker) for name in left)
    same, own = (tuple(name for name in these if name not in those) for these, those in ((files, other), (other, left)))
    return FilesProof(problems, same, own, maker)


def _files_in(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder that are forms of an edition."""
    from digest.channels.file import NAMES

    there = {name: folder / name for name in NAMES.values() if name not in ("edition.json", "edition.sig")}
    return {name: path.read_bytes() for name, path in there.items() if path.is_file()}


def _others(edition: "Edition", files: dict[str, bytes], look: "Look") -> dict[str, bytes]:
    """Return the files that are no renderings of an edition in a look."""
    renderings = _bodies(edition, look)
    return {name: body for name, body in files.items() if body != renderings.get(name)}


def _bodies(edition: "Edition", look: "Look") -> dict[str, bytes]:
    """Return the renderings of an edition by the names of their files."""
    from digest import plugins
    from digest.channels.file import NAMES

    made = [look(edition, name) for name in plugins.BUILT_IN["renderers"]]
    return {NAMES[one.media_type]: one.body for one in made if one.media_type in NAMES}


def _different(edition: "Edition", name: str, maker: str) -> Failure:
    with_own = f", neither by the shipped templates nor by {maker}" if maker else _HINT
    return Failure("verify", name, f"it is not the rendering of {edition.key}{with_own}")


def mail_at(path: str | Path) -> "ReceivedMail | None":
    """Return the mail in a file; None for a folder, a missing file and other files.  Raises VerifyError.

    VerifyError is raised for a mail that is no mail of an edition.
    """
    from digest.mail.received import is_mail, received
    from digest.sources.disk import read_file

    if not Path(path).is_file():
        return None
    body = read_file(Path(path))
    return received(body, str(path)) if is_mail(body) else None


def verify_mail(
    mail: "ReceivedMail", edition: "Edition", name: str, look: "Look | None" = None
) -> "tuple[list[Failure], str]":
    """Return the parts of a mail that are not as the edition gives them: subject, text and HTML, byte for byte.

    Line ends count as equal.  The second value names the templates or the renderer of the user that made it, "" for
    the shipped ones.  Raises VerifyError for an edition of another version.
    """
    from digest import __version__
    from digest.building.make import PLAIN

    if edition.inputs.version != __version__:
        by = f"version {edition.inputs.version} made it, and this is {__version__}"
        raise VerifyError(f"{name}: not compared: {by}; only that version can render it again")
    if mail.edition_hash and mail.edition_hash != edition.hash:
        return [Failure("verify", name, f"its Edition-Hash is not that of {edition.key}")], ""
    found = list(_differing_parts(mail, edition, name, PLAIN))
    if found and look and look != PLAIN:
        maker = look.templates or look.renderer
        return list(_differing_parts(mail, edition, name, look)), maker
    return found, ""


def _differing_parts(mail: "ReceivedMail", edition: "Edition", name: str, look: "Look") -> Iterator[Failure]:
    from digest.building.mailing import subject_of
    from digest.text.characters import one_line

    if mail.subject != one_line(subject_of(edition)):
        yield Failure("verify", name, f"its subject is not that of {edition.key}")
    # A mail to subscribers has the address to leave in its texts, one to a folder has none.
    ways = [_texts(edition, look, leave) for leave in dict.fromkeys((mail.leave, ""))]
    given = (_lines(mail.text), _lines(mail.html))
    if given in ways:
        return
    differing = [part for at, part in enumerate(("text", "HTML")) if given[at] not in {way[at] for way in ways}]
    for part in differing or ["pair of text and HTML"]:
        yield Failure("verify", name, f"its {part} is not the rendering of {edition.key}{_HINT}")


def _texts(edition: "Edition", look: "Look", leave: str) -> tuple[bytes, bytes]:
    text, html = (_lines(look(edition, form, leave=leave).body) for form in ("text", "mail"))
    return text, html


def _lines(body: bytes) -> bytes:
    return body.replace(b"\r\n", b"\n")
