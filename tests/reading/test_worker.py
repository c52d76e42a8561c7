"""Work in a process with limits: it gives what the function gives, and an item that needs too much costs itself alone."""

import gzip
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

import digest
from conftest import SEEDS
from digest.errors import NotAnArticleError, OverrunError
from digest.model.article import Document, Failure
from digest.model.limit import directly
from digest.reading.articles import read, read_each
from digest.reading.worker import Worker, each_in_worker
from digest.sources.feeds import Feed
from digest.sources.files import Files
from extractors import office
from newsroom import door, item, rss
from servers import web

pytestmark = pytest.mark.slow
# Processor time that is too short for the endless items, and long enough for the others on a busy machine.
CPU = 2.0


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(cpu=CPU)
    yield worker
    worker.close()


# Functions of the worker have to be importable there, so these are of the standard library.
ENDLESS = {
    "an expression": "__import__('re').match('(a+)+$', 'a' * 60 + 'b')",
    "a loop": "sum(1 for _ in iter(int, 1))",
    "a power": "pow(3, 10**9) and None",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_an_item_without_end_is_given_up_and_the_next_is_read(worker: Worker, text: str) -> None:
    with pytest.raises(OverrunError, match="took too long to read"):
        worker(eval, text)
    assert worker(len, "rain") == 4


def test_an_item_that_needs_too_much_memory_is_given_up(worker: Worker) -> None:
    with pytest.raises(OverrunError, match="took too much memory to read"):
        worker(eval, "'x' * (64 * 1024**3)")
    assert worker(len, "rain") == 4


def test_an_item_that_ends_its_process_is_tried_three_times(worker: Worker, tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    with pytest.raises(OverrunError, match="ended the process that read it"):
        worker(
            eval, f"__import__('pathlib').Path({str(tries)!r}).open('ab', 0).write(b'x') and __import__('os').abort()"
        )
    assert tries.read_bytes() == b"xxx"
    assert worker(len, "rain") == 4


def test_two_workers_that_are_ended_from_outside_at_one_item_cost_it_nothing(worker: Worker, tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    count = f"__import__('pathlib').Path({str(tries)!r}).open('ab', 0).write(b'x')"
    size = f"__import__('os').path.getsize({str(tries)!r})"
    assert (
        worker(eval, f"{count} and ({size} > 2 or __import__('os').kill(__import__('os').getpid(), 9)) and {size}") == 3
    )


def test_an_exception_is_raised_as_it_is(worker: Worker) -> None:
    with pytest.raises(ZeroDivisionError):
        worker(eval, "1 / 0")
    with pytest.raises(NotAnArticleError, match=r"^nothing to quote$"):
        worker(eval, "exec(\"raise __import__('digest').errors.NotAnArticleError('nothing to quote')\")")


def test_an_exception_that_cannot_be_sent_is_named(worker: Worker) -> None:
    local = "type('OddError', (Exception,), {})('rain')"
    with pytest.raises(RuntimeError, match="OddError: rain"):
        worker(eval, f"(_ for _ in ()).throw({local})")


def test_printing_does_not_get_among_the_answers(worker: Worker) -> None:
    assert worker(eval, "print('rain' * 1000) or 4") == 4
    assert worker(eval, "__import__('os').write(1, b'rain') and 4") == 4


def test_a_worker_that_was_ended_from_outside_costs_no_item() -> None:
    worker = Worker()
    first = worker(eval, "__import__('os').getpid()")
    os.kill(first, signal.SIGKILL)
    assert worker(eval, "__import__('os').getpid()") != first
    worker.close()


def test_signals_for_the_whole_group_leave_the_worker_to_its_program(worker: Worker) -> None:
    first = worker(eval, "__import__('os').getpid()")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(first, number)
    assert worker(eval, "__import__('os').getpid()") == first


def test_a_fork_starts_a_worker_of_its_own(worker: Worker) -> None:
    first = worker(eval, "__import__('os').getpid()")
    if (forked := os.fork()) == 0:
        other = 0
        try:
            other = worker(eval, "__import__('os').getpid()")
        finally:
            worker.close()
            os._exit(0 if other not in (0, first) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]) == 0
    assert worker(eval, "__import__('os').getpid()") == first


def test_each_item_has_the_whole_time(worker: Worker) -> None:
    """Four items that use more than the limit together."""
    busy = "[0 for _ in iter(lambda: __import__('time').process_time() < {}, False)] and 4"
    used = worker(eval, "__import__('time').process_time()")
    for number in range(1, 5):
        assert worker(eval, busy.format(used + number * CPU * 0.4)) == 4


@pytest.mark.parametrize("python", ["/nonexistent/python", "/bin/true"])
def test_where_no_process_works_the_work_is_done_here_with_one_warning(
    monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    monkeypatch.setattr("sys.executable", python)
    worker = Worker()
    with pytest.warns(UserWarning, match="documents are read without a limit on time") as warned:
        assert [worker(eval, "__import__('os').getpid()") for _ in range(3)] == [os.getpid()] * 3
    assert len(warned) == 1
    assert directly(len, "rain") == 4


def test_a_lower_limit_of_the_system_does_not_cost_the_worker() -> None:
    """`ulimit -v` of a login or a container (9, RLIMIT_AS); nobody but root may raise it."""
    code = (
        "import os, resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))\n"
        "from digest.reading.worker import Worker\n"
        "worker = Worker(memory=2 * 10**9)\n"
        "assert worker(eval, \"__import__('resource').getrlimit(9)\") == (10**9, 10**9)\n"
        "assert worker(eval, \"__import__('os').getpid()\") != os.getpid()\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=120, check=False, cwd="/"
    )
    assert not done.returncode, done.stderr


def test_two_losses_of_different_items_cost_none(tmp_path: Path) -> None:
    """An item without end resets the count: the item after it has its second try."""
    worker = Worker(cpu=CPU)
    first = "__import__('os').path.exists({0!r}) or open({0!r}, 'w').close() or __import__('os').abort()"
    lost, slow = first.format(str(tmp_path / "lost")), first.format(str(tmp_path / "slow"))
    found = worker.each(eval, [f"({slow}) and {ENDLESS['a loop']}", lost])
    worker.close()
    assert [str(error) for _, error in found] == ["took too long to read", "None"]


def test_a_document_that_takes_too_long_is_named_and_the_others_are_read(worker: Worker) -> None:
    slow = Document("slow.txt", b"It rained.")
    good = Document("good.txt", b"It rained in the harbour town all day.", filename="good.txt")

    def limit(function: Callable[..., Any], documents: Iterable[Document]) -> Iterator[Any]:
        for document in documents:
            yield from worker.each(eval, [ENDLESS["a loop"]]) if document is slow else worker.each(function, [document])

    first, failure, last = read_each([good, slow, good], limit)
    assert first == last == read(good)
    assert failure == Failure("extract", "slow.txt", "slow.txt: took too long to read")


def test_articles_from_the_worker_are_those_read_here() -> None:
    documents = [item for item in Files((SEEDS,))() if isinstance(item, Document)]
    assert list(read_each(documents, each_in_worker)) == list(read_each(documents))


def test_a_feed_that_takes_too_long_is_named() -> None:
    def limit(function: object, answer: object) -> NoReturn:
        raise OverrunError("took too long to read")

    with web.site({"/rss": web.Reply(rss(item(1)))}) as site:
        [failure] = Feed(site.url("/rss"), door=door(), limit=limit)()
    assert failure == Failure("source", site.url("/rss"), f"{site.url('/rss')}: took too long to read")


def test_a_feed_in_a_file_that_takes_too_long_costs_no_other_file(tmp_path: Path) -> None:
    def limit(function: object, body: object) -> NoReturn:
        raise OverrunError("took too long to read")

    (tmp_path / "a.xml").write_text("<rss>")
    (tmp_path / "b.txt").write_text("It rained.")
    failure, document = Files((tmp_path,), limit=limit)()
    assert failure == Failure("source", "a.xml", "a.xml: took too long to read")
    assert isinstance(document, Document)


def test_a_long_document_is_read_within_limits_and_a_short_one_here(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[int] = []

    def in_worker(function: Callable[[Document], object], document: Document) -> object:
        used.append(len(document.body))
        return function(document)

    monkeypatch.setattr("digest.reading.worker.in_worker", in_worker)
    digest.read(b"It rained in the harbour town. " * 10)
    assert not used
    digest.read(b"It rained in the harbour town.\n" * 5_000)
    assert used


@pytest.mark.parametrize("body", [gzip.compress(b"It rained in the harbour town."), office.docx()], ids=["gzip", "zip"])
def test_a_packed_document_is_read_within_limits_however_short(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    def in_worker(function: object, document: object) -> NoReturn:
        raise OverrunError("took too long to read")

    monkeypatch.setattr("digest.reading.worker.in_worker", in_worker)
    with pytest.raises(OverrunError, match="bytes: took too long to read; give less of it"):
        digest.read(body)
