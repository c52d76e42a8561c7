"""Verify, explain and compare editions, and the files that hold them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.model.article import Article, Document

if TYPE_CHECKING:
    from digest.editions.diff import StoryChange
    from digest.model.article import Failure
    from digest.model.edition import Edition


def verify(edition: "Edition", articles: Sequence[Article] | None = None) -> "list[Failure]":
    """Return the faults of an edition: [] if every sentence is in its article at the recorded place.

    `articles` are used in place of those in the edition.
    """
    from digest.editions.verification import verify as prove

    return prove(edition, articles)


def verify_file(path: str | Path, body: bytes | None = None) -> "list[Failure]":
    """Return the faults of an edition.json, its own hash included.  Raises VerifyError for any other file.

    If `body` is given it is used as the content of the file, and `path` is its name in messages.
    """
    edition, changed = _load(path, body)
    return verify(edition) + changed


def verify_raw(
    path: str | Path,
    roots: Sequence[str | Path] = (),
    body: bytes | None = None,
    stored: "Callable[[str], Document | None]" = lambda _: None,
) -> "tuple[list[Failure], tuple[str, ...]]":
    """As `verify_file`; also check that the words of each article are in its document, in the same order.

    `roots` are the files and folders that the edition was made of; without any, documents are looked for beside the
    edition, in the current folder, and one folder below.  `stored` returns the bytes of a fetched document, by its
    source.  Long documents are read in a worker with limits on time and memory.  The second value has the names of the
    documents that were fetched and are not stored.
    """
    from digest.api.inputs import where_it_fits
    from digest.reading.reread import prove

    edition, changed = _load(path, body)
    near = [Path(root) for root in roots] or _folders_near(Path(path))
    proof = prove(edition.articles, near, stored, where_it_fits)
    return [*verify(edition), *changed, *proof.problems], proof.unread


def documents_in(path: str | Path, body: bytes | None = None) -> int:
    """Return the number of documents that an edition quotes.  Raises VerifyError for any other file."""
    return len({article.source for article in _load(path, body)[0].articles})


def verify_made(
    path: str | Path, paths: Sequence[str | Path] = (), made: "Edition | None" = None, body: bytes | None = None
) -> "list[Failure]":
    """As `verify_file`; also make the edition again of `paths`, the arguments of `digest brief`, and compare.

    The choice and order of stories, headlines, publishers, differing sentences, corrections and account are compared.
    `made` is used in place of `paths` if it is given: a stored edition that was made again.
    """
    from digest.editions.remade import differing

    edition, changed = _load(path, body)
    return [*verify(edition), *changed, *differing(edition, made or _made(edition, path, paths))]


def _made(edition: "Edition", path: str | Path, paths: Sequence[str | Path]) -> "Edition":
    """Make an edition again of the documents at `paths`, without the files in its own folder."""
    from digest.api.inputs import sources_at
    from digest.building.make import build
    from digest.editions.references import with_references
    from digest.model.edition import Slot
    from digest.reading.articles import gather
    from digest.reading.worker import each_in_worker

    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    beside = [] if any(Path(one).resolve() == folder.resolve() for one in paths) else [folder]
    found = gather(sources_at(paths, beside), limit=each_in_worker)
    slot = Slot(edition.slot.day)  # an edition of `digest brief` has no hour
    return with_references(build(found.articles, edition.inputs.plan, slot, found.failures))


def key_of(path: str | Path) -> str:
    """Return the key of the edition in a file.  Raises VerifyError for any other file."""
    return _load(path, None)[0].key


def verify_signer(
    path: str | Path, signers: str | Path, body: bytes | None = None, signature: bytes = b""
) -> "tuple[list[Failure], str]":
    """As `verify_file`; also find who signed the edition: a name in an allowed_signers file of ssh-keygen(1).

    Without a `signature`, as a mail has it, it is edition.sig beside the edition, or the file with `.sig` at the end of
    its name.  The second value is the name, "" without one.
    """
    from digest.building.signing import signers_of
    from digest.editions.record import hash_in
    from digest.model.article import Failure

    given = _body(path) if body is None else body
    edition, changed = _load(path, given)
    file = _signature_of(Path(path))
    if not signature and not file.is_file():
        return [Failure("verify", "its signature", f"there is no {file}")], ""
    names = signers_of(hash_in(given, str(path)), signature or file.read_bytes(), Path(signers))
    if not names:
        reason = f"none of the signers in {signers} made it for this edition"
        return [*verify(edition), *changed, Failure("verify", "its signature", reason)], ""
    return [*verify(edition), *changed], names[0]


def _signature_of(path: Path) -> Path:
    return path / "edition.sig" if path.is_dir() else path.with_suffix(".sig")


def explain(path: str | Path, story: str | None = None, body: bytes | None = None) -> dict[str, Any]:
    """Return the reasons behind an edition.json as plain data; see digest.editions.explain.

    Raises VerifyError for any other file, and UsageError for a story that is not in it.
    """
    from digest.editions.explain import explain as reasons

    return reasons(_load(path, body)[0], story)


def diff(
    before: str | Path, after: str | Path, bodies: tuple[bytes | None, bytes | None] = (None, None)
) -> "tuple[StoryChange, ...]":
    """Return the changes from one edition.json to another, story by story; `bodies` as in `verify_file`."""
    from digest.editions.diff import diff as changes

    return changes(_load(before, bodies[0])[0], _load(after, bodies[1])[0])


def edition_in(path: str | Path, body: bytes | None = None) -> "Edition":
    """Return the edition in a file.  Raises VerifyError for any other file."""
    return _load(path, body)[0]


def _load(path: str | Path, body: bytes | None) -> "tuple[Edition, list[Failure]]":
    from digest.editions.record import load

    return load(_body(path) if body is None else body, str(path))


def _body(path: str | Path) -> bytes:
    from digest.sources.disk import read_file

    file = Path(path)
    return read_file(file / "edition.json" if file.is_dir() else file)


def _folders_near(path: Path) -> list[Path]:
    """Return the folders in which the documents of an edition may be."""
    from digest.resources import shipped

    beside = [(path if path.is_dir() else path.parent).resolve().parent, Path.cwd()]
    below = [child for folder in beside for child in sorted(folder.iterdir()) if child.is_dir()]
    return list(dict.fromkeys([*beside, *below, shipped("seeds")]))
