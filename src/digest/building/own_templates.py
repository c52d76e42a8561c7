"""Render an edition with templates of the user, in a process of its own with limits on time, memory and size.

A template is a program: it can loop without an end and fill the memory.  Jinja's sandbox keeps it from everything but
its variables, and the limits of the process keep it from harming a run: the edition fails with one clear line.
"""

import pickle
import resource
import signal
import subprocess
import sys
from threading import Timer
from typing import Any

from digest.errors import TemplateError
from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import check, render

# Limits in seconds of processor time and of waiting; an edition of 200 stories takes two.
_CPU, _WAIT = 10, 30
# Address space of the child in bytes, and the largest rendering; the page of 200 stories has half a megabyte.
_MEMORY, _LARGEST = 1024**3, 8 * 1024**2
_CHILD = "from digest.building.own_templates import child; child()"
_SERVER = "from digest.building.own_templates import render_pages; render_pages()"
# Bytes before an answer of a process of pages: one for a fault or a page, and its length.
_FAULTY, _PAGE, _LENGTH = b"!", b".", 8
# Exit code of the child for an error that its standard error names.
_FAULT = 3


def render_apart(edition: Edition, name: str, settings: dict[str, object]) -> Rendering:
    """Render an edition by the renderer `name` in a child process.  Raises TemplateError."""
    folder = str(settings["templates"])
    check(folder)
    given = pickle.dumps((edition, name, settings))
    command = [sys.executable, "-P", "-c", _CHILD]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_WAIT, check=False)
    except subprocess.TimeoutExpired as error:
        raise TemplateError(f"{folder}: its templates took more than {_WAIT} seconds; look for a loop") from error
    if done.returncode == 0:
        media_type, _, body = done.stdout.partition(b"\n")
        return Rendering(media_type.decode(), body)
    if done.returncode == _FAULT:
        raise TemplateError(done.stderr.decode("utf-8", "replace").strip())
    raise TemplateError(f"{folder}: its templates took more than {_CPU} seconds, or too much memory; look for a loop")


def child() -> None:
    """Render the pickled edition on standard input to standard output; run by `render_apart`."""
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from digest import plugins

    edition, name, settings = pickle.loads(sys.stdin.buffer.read())
    try:
        rendering = plugins.load("renderers", name, **settings)(edition)
    except TemplateError as error:
        sys.stderr.write(str(error))
        sys.exit(_FAULT)
    if len(rendering.body) > _LARGEST:
        sys.stderr.write(f"{settings['templates']}: {name} has more than {_LARGEST // 1024**2} MB")
        sys.exit(_FAULT)
    sys.stdout.buffer.write(rendering.media_type.encode() + b"\n" + rendering.body)


class PageProcess:
    """Render many pages with templates of the user in one child process, each page within the limits.

    A context; called with the name of a template and its values it returns the page.  Raises TemplateError.
    """

    def __init__(self, folder: str) -> None:
        check(folder)
        self._folder = folder

    def __enter__(self) -> "PageProcess":
        command = [sys.executable, "-P", "-c", _SERVER]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for end in (self._process.stdin, self._process.stdout):
            try:
                assert end is not None
                end.close()
            except BrokenPipeError:  # what was not sent to a process that is dead
                pass

    def __call__(self, name: str, values: dict[str, Any]) -> bytes:
        timer = Timer(_WAIT, self._process.kill)
        timer.start()
        try:
            kind, body = self._answer((self._folder, name, values))
        except (EOFError, BrokenPipeError) as error:
            raise TemplateError(
                f"{self._folder}: {name} took more than {_CPU} seconds, or too much memory; look for a loop"
            ) from error
        finally:
            timer.cancel()
        if kind == _FAULTY:
            raise TemplateError(body.decode("utf-8", "replace"))
        return body

    def _answer(self, given: tuple[str, str, dict[str, Any]]) -> tuple[bytes, bytes]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(given, self._process.stdin)
        self._process.stdin.flush()
        head = self._process.stdout.read(1 + _LENGTH)
        body = self._process.stdout.read(int.from_bytes(head[1:], "big")) if len(head) > _LENGTH else b""
        if len(head) <= _LENGTH:
            raise EOFError
        return head[:1], body


def render_pages() -> None:
    """Render the pickled requests on standard input to standard output, one after the other; run by `PageProcess`."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            folder, name, values = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_VIRTUAL, _CPU)  # its signal ends the process
        kind, body = _page(folder, name, values)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        sys.stdout.buffer.write(kind + len(body).to_bytes(_LENGTH, "big") + body)
        sys.stdout.buffer.flush()


def _page(folder: str, name: str, values: dict[str, Any]) -> tuple[bytes, bytes]:
    """Return a page, or the fault of its template."""
    try:
        body = render(name, values, folder)
    except TemplateError as error:
        return _FAULTY, str(error).encode("utf-8", "replace")
    if len(body) > _LARGEST:
        return _FAULTY, f"{folder}: {name} has more than {_LARGEST // 1024**2} MB".encode("utf-8", "replace")
    return _PAGE, body
