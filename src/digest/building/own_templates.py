"""Render an edition with templates of the user, in a process of its own with limits on time, memory and size.

A template is a program: it can loop without an end and fill the memory.  Jinja's sandbox keeps it from everything but
its variables, and the limits of the process keep it from harming a run: the edition fails with one clear line.
"""

import pickle
import resource
import subprocess
import sys

from digest.errors import TemplateError
from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import check

# Limits in seconds of processor time and of waiting; an edition of 200 stories takes two.
_CPU, _WAIT = 10, 30
# Address space of the child in bytes, and the largest rendering; the page of 200 stories has half a megabyte.
_MEMORY, _LARGEST = 1024**3, 8 * 1024**2
_CHILD = "from digest.building.own_templates import child; child()"
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
