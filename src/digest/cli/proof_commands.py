"""`digest verify`, `explain` and `diff`: the proof of an edition, its reasons, and its differences from another."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import api
from digest.cli.explain_text import print_live, print_reasons, unread_of
from digest.cli.help_text import ending
from digest.cli.output import common, laid_out, say, say_error, show_json
from digest.cli.shown_proofs import NamedMail, of_mail, renderings_of
from digest.errors import SettingsError, UsageError, VerifyError
from digest.model.article import Failure
from digest.model.canonical import plain
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.api.live import LiveSentence

_config = click.option(
    "--config", "given", type=click.Path(path_type=Path), help="The settings file, for a stored edition."
)
# Exit code where no fault was found, and some documents could not be read again.
_UNREAD = 4
# The key of a stored edition, brief/day/time, or the name of a brief.
_KEY = re.compile(r"[\w-]+(?:/\d{4}-\d\d-\d\d/\d\d:\d\d)?")


@click.command(
    epilog=ending(
        "digest verify out/edition.json",
        "digest verify morning",
        "digest verify out/ inbox/ --raw --rebuild",
        codes=(3, 9),
        meaning={
            4: "no fault, but a document (--raw) or a page (--live) could not be read, or a file not be rendered again",
            7: "a sentence or article cannot be proved",
        },
    )
)
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--raw", is_flag=True, help="Read the documents again, and check the articles against them.")
@click.option("--rebuild", is_flag=True, help="Make the edition again from its inputs, and compare.")
@click.option(
    "--signer", type=click.Path(path_type=Path), metavar="FILE", help="Check who signed it: FILE has allowed signers."
)
@click.option("--live", is_flag=True, help="Ask the pages of today too whether they still have each sentence.")
@_config
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON; with --live, also its sentences.")
@common
def verify(
    edition: Path,
    paths: tuple[Path, ...],
    raw: bool,
    rebuild: bool,
    signer: Path | None,
    live: bool,
    given: Path | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Prove that every sentence of an edition is in its article, word for word, at the recorded place.

    EDITION is an edition.json, its folder, the key of a stored edition (`digest list`), the name of a brief for its
    newest edition, or a received mail.  The other files in a folder must be renderings of its edition, byte for byte,
    by the shipped templates or by those in your settings.  The subject, text and HTML of a mail must be those of the
    edition.json beside it, or of the stored edition that it was sent with.

    With --raw the documents are read again from PATHS, the arguments of `digest brief`, and each article's words
    must be in its document in the same order; without PATHS the documents are looked for beside the edition and in
    the current folder, and those of a stored edition in the store. With --rebuild the edition is made again from
    PATHS, or from the store for a stored edition: the choice and order of its stories, headlines, publishers,
    differing sentences, corrections and account must be the same. With --signer the signature in edition.sig, or in
    the header of the mail, must be of a key in FILE, which ssh-keygen(1) describes as allowed_signers; only this
    shows who made the edition. With --live the pages of the quoted articles are asked, as robots.txt permits, and
    each sentence that was changed or is gone is printed; this is no fault of the edition.
    """
    if paths and not (raw or rebuild):
        raise UsageError("PATHS are read only with --raw and --rebuild; add one of them")
    edition, mailed = of_mail(edition, given)
    problems, unread = _problems(edition, paths, given, raw=raw)
    shown = renderings_of(edition, given, mailed)
    problems += shown.problems
    problems = _with_new(problems, _remade(edition, paths, given) if rebuild else [])
    faults, who = _signed(edition, signer, given, mailed)
    problems = _with_new(problems, faults)
    _say_unread(unread, quiet)
    found = _live(edition, given) if live else None
    _print_live_and_json(problems, found, as_json=as_json)
    if problems and not as_json:
        say_error("\n".join(_problem(edition, problem) for problem in problems))
    elif not as_json:
        documents = _read_again(edition, given, len(unread)) if raw else ""
        say(f"{edition}: {'; '.join(_proofs(shown.statements, documents, who, rebuild=rebuild))}", quiet)
    return _code(problems, [*unread, *shown.unproved, *unread_of(found or ())])


def _print_live_and_json(problems: list[Failure], found: "Sequence[LiveSentence] | None", *, as_json: bool) -> None:
    """Print the sentences that were `found` on the pages of today, if these were asked; as JSON, all in one value."""
    if as_json:
        show_json(plain(problems) if found is None else {"problems": plain(problems), "live": plain(found)})
    elif found is not None:
        print_live(found)


def _say_unread(unread: Sequence[str], quiet: bool) -> None:
    for name in unread:
        say(f"not read again: {name}: it was fetched, and its bytes are not stored here", quiet)


def _signed(
    edition: Path, signer: Path | None, given: Path | None, mailed: NamedMail | None
) -> tuple[list[Failure], str]:
    """Return the faults of the signature and the name of the signer; nothing without a file of signers.

    The signature of a mail is in its header, or beside it.
    """
    if signer is None:
        return [], ""
    stored, signature = _stored(edition, given), mailed[0].signature if mailed else b""
    if stored is not None and not signature:
        raise UsageError(f"{edition}: stored without its signature; name the folder of its files")
    return api.verify_signer(edition, signer, stored, signature)


def _live(edition: Path, given: Path | None) -> "list[LiveSentence]":
    from digest.api.live import verify_live

    return verify_live(edition, _stored(edition, given))


def _code(problems: list[Failure], unread: Sequence[str]) -> int:
    if problems:
        return VerifyError.exit_code
    return _UNREAD if unread else 0


def _read_again(edition: Path, given: Path | None, unread: int) -> str:
    """Return which articles are in their documents."""
    if not unread:
        return "every article is in its document"
    from digest.api.proofs import documents_in

    total = documents_in(edition, _stored(edition, given))
    return f"the articles of {total - unread} of {total} documents are in them, {unread} were not read again"


def _with_new(problems: list[Failure], more: list[Failure]) -> list[Failure]:
    return [*problems, *(problem for problem in more if problem not in problems)]


def _problem(edition: Path, problem: Failure) -> str:
    subject = "" if problem.subject == str(edition) else f"{problem.subject}: "
    return f"{edition}: {subject}{problem.reason}"


def _proofs(shown: Sequence[str], documents: str, signer: str, *, rebuild: bool) -> Iterator[str]:
    """Yield the statements that were proved of an edition, and those that were not."""
    yield "every sentence is in its article"
    if documents:
        yield documents
    yield from shown
    if signer:
        yield f"{one_line(signer)} signed it"
    if rebuild:
        yield "its inputs give this edition"
    elif not signer:
        yield "not proved: all else, as titles, publishers, addresses, dates, choice of stories (--rebuild proves it)"


@click.command(
    epilog=ending(
        "digest explain out/edition.json",
        "digest explain morning 2",
        "digest explain morning inbox/notice.txt",
        "digest explain morning --json",
        codes=(3, 7, 9),
        meaning={7: "no edition, or a damaged one"},
    )
)
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("story", required=False)
@_config
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def explain(edition: Path, story: str | None, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Show the fate of every article and document, with the figures behind it, and every removed line.

    EDITION is an edition.json, its folder, the key of a stored edition (`digest list`), or the name of a brief for its
    newest edition.  STORY is the number or id of one story, or names a document: the end of its path or address, or a
    part of its title.
    """
    reasons = api.explain(edition, story, _stored(edition, given))
    if as_json:
        show_json(reasons)
        return
    from contextlib import redirect_stdout
    from io import StringIO

    from digest.cli.pager import show_text

    with redirect_stdout(StringIO()) as written:
        print_reasons(reasons)
    show_text(laid_out(written.getvalue()).encode())


@click.command(
    epilog=ending(
        "digest diff old/edition.json new/edition.json",
        "digest diff morning/2026-11-19/06:45 morning",
        codes=(3, 9),
        meaning={7: "no edition, or a damaged one"},
    )
)
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@_config
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def diff(before: Path, after: Path, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Show the differences between two editions: lines with + are only in AFTER, lines with - only in BEFORE.

    Each is an edition.json, its folder, the key of a stored edition (`digest list`), or the name of a brief for its
    newest edition.
    """
    changes = api.diff(before, after, (_stored(before, given), _stored(after, given)))
    if as_json:
        show_json(plain(changes))
        return
    if not changes:
        say("no differences", quiet)
    for number, change in enumerate(changes):
        if number:
            click.echo()
        same = change.before == change.after
        for mark, line in (
            *([(" ", change.after)] if same else [("-", change.before), ("+", change.after)]),
            *(("-", f"  {text}") for text in change.gone),
            *(("+", f"  {text}") for text in change.new),
        ):
            if line.strip():
                click.echo(f"{mark} {' ' * (len(line) - len(line.lstrip(' ')))}{one_line(line)}")


def _problems(
    edition: Path, paths: tuple[Path, ...], given: Path | None, *, raw: bool
) -> tuple[list[Failure], tuple[str, ...]]:
    """Return the faults of an edition, and the names of the documents that cannot be read again."""
    stored = _stored(edition, given)
    if not raw:
        return api.verify_file(edition, stored), ()
    if stored is None:
        return api.verify_raw(edition, paths)
    from digest.cli.run_commands import runner

    return api.verify_raw(
        edition, paths or _folder(given), stored, runner(given, reads=True).store.documents.stored_document
    )


def _remade(edition: Path, paths: tuple[Path, ...], given: Path | None) -> list[Failure]:
    """Return where an edition differs from the one that its inputs give: those at `paths`, else those in the store."""
    if paths:
        return api.verify_made(edition, paths)
    from digest.cli.run_commands import runner

    stored = _stored(edition, given)
    key = edition.as_posix() if stored is not None else api.key_of(edition)
    try:
        made = runner(given, reads=True).made_again(key)
    except (SettingsError, UsageError) as error:
        hint = "" if stored is not None else "; for an edition of `digest brief`, give its arguments as PATHS"
        raise UsageError(f"{error}{hint}") from error
    return api.verify_made(edition, made=made, body=stored)


def _folder(given: Path | None) -> tuple[Path, ...]:
    """Return the folder of the settings, to which the paths of sources are relative."""
    from digest.app.configuration import load

    return (load(given).folder,)


def _stored(edition: Path, given: Path | None) -> bytes | None:
    """Return a stored edition as the bytes of its file; None for an existing path, and for no key and no brief."""
    if edition.exists() or not _KEY.fullmatch(edition.as_posix()):
        return None
    from digest.app.configuration import has_settings
    from digest.cli.run_commands import runner

    if len(edition.parts) == 1 and not has_settings(given):  # a missing folder
        return None
    return api.render(runner(given, reads=True).kept(edition.as_posix()).edition, "json")
