"""The command line: parse, call one function of `api` or `app`, print, return an exit code."""

import gc
import sys
from collections.abc import Sequence
from errno import ENAMETOOLONG

import click

from digest import __version__
from digest.cli.groups import LazyGroup
from digest.cli.output import complain, say_error
from digest.errors import DigestError

# New objects after which unreachable ones are looked for.  Values and their collections are freed without that search,
# which took a tenth of the time of an edition of 1,000 articles at Python's default of 700.
_COLLECTED_AFTER = 50_000
# Characters of a name that is too long, in the message about it.
_NAME = 60
_EPILOG = """\b
Examples:
  digest summarize story.html              three sentences of one article
  digest brief inbox/                      an edition of a folder of articles
  digest brief inbox/ -o out/              the same as HTML, text, Markdown and JSON
  digest verify out/edition.json           prove every sentence of it

`digest help COMMAND` prints the options, examples and exit codes of a command.

Exit codes: 0 done, 1 unexpected error, 2 wrong usage, 3 settings not valid, 4 some sources failed (with --strict),
5 mail not accepted, 6 nothing to send (with --fail-empty) or nothing new (build --now), 7 verify failed, 8 another run
holds the lock, 9 nothing could be read, 130 interrupted."""


@click.group(
    cls=LazyGroup,
    sections={
        "Now": {
            "summarize": (
                "digest.cli.article_commands:summarize",
                "Print the most informative sentences of an article",
            ),
            "read": ("digest.cli.article_commands:read", "Print the clean article of a file or page"),
            "brief": ("digest.cli.brief_commands:brief", "Make an edition of files, folders and pages, now"),
            "demo": ("digest.cli.brief_commands:demo", "Make an edition of the sample articles"),
        },
        "Each morning": {
            "init": ("digest.cli.init:init", "Write a first settings file, from options or answers"),
            "source": ("digest.cli.source_commands:source", "Add, list, check, remove, import and export sources"),
            "fetch": ("digest.cli.run_commands:fetch", "Read the sources and keep the new articles"),
            "build": ("digest.cli.run_commands:build", "Build the editions that are due"),
            "send": ("digest.cli.run_commands:send", "Send the open deliveries"),
            "run": ("digest.cli.resident:run", "Fetch, build and send all due work; stay and keep the schedule"),
            "service": (
                "digest.cli.service_commands:service",
                "Let this machine start the schedule: install, check, remove",
            ),
            "schedule": ("digest.cli.run_commands:schedule", "List the upcoming editions"),
            "recipient": ("digest.cli.delivery_commands:recipient", "Manage the recipients of a brief"),
            "deliveries": ("digest.cli.delivery_commands:deliveries", "List deliveries, retry them, or give them up"),
        },
        "Look back": {
            "list": ("digest.cli.archive_commands:list_", "List the editions"),
            "show": ("digest.cli.archive_commands:show", "Print an edition"),
            "export": ("digest.cli.site_commands:export", "Write an edition as a book, a feed, JSON or Markdown"),
            "site": ("digest.cli.site_commands:site", "Write all editions as a static site"),
            "preview": ("digest.cli.site_commands:preview", "Show an edition in a browser of this machine"),
            "search": ("digest.cli.store_commands:search", "Search the stored articles"),
            "explain": ("digest.cli.proof_commands:explain", "Show the reasons and figures behind an edition"),
            "verify": ("digest.cli.proof_commands:verify", "Prove that every sentence of an edition is in its source"),
            "diff": ("digest.cli.proof_commands:diff", "Show the differences between two editions"),
            "runs": ("digest.cli.archive_commands:runs", "List the last runs and their results"),
        },
        "Settings": {
            "config": ("digest.cli.config_commands:config", "Check, print or find the settings"),
            "templates": ("digest.cli.template_commands:templates", "Copy the templates, to change them"),
            "doctor": ("digest.cli.doctor:doctor", "Report problems and their remedies"),
            "db": (
                "digest.cli.store_commands:db",
                "Copy the store, move it to another database, or delete old articles",
            ),
            "plugins": ("digest.cli.config_commands:plugins", "List the parts that can be chosen by name"),
            "completion": ("digest.cli.shell_commands:completion", "Complete commands and options in a shell"),
            "man": ("digest.cli.shell_commands:man", "Print or install the manual page"),
        },
    },
    unlisted={"help": ("digest.cli.help_command:help_", "Print the help of a command")},
    aliases={"summarise": "summarize"},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    epilog=_EPILOG,
)
@click.version_option(__version__, "-V", "--version", message="digest %(version)s")
def digest() -> None:
    """A news brief that can be proved: stories across outlets, every line a verbatim quote with its source."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code.  An error is one line on standard error, without a traceback."""
    gc.set_threshold(_COLLECTED_AFTER)
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    debug = "--debug" in arguments
    _use_utf8()
    try:
        code = digest.main(arguments, prog_name="digest", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 2
    except click.ClickException as error:
        say_error(complain(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        say_error("interrupted")
        return 130
    except BrokenPipeError:
        # The program that reads our output has ended, as `head` does: nobody can read a message.
        sys.stderr.close()
        return 0
    except DigestError as error:
        if debug:
            raise
        say_error(str(error))
        return error.exit_code
    except Exception as error:
        if debug:
            raise
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    """Print an error that no command expects, and return the exit code; any look at a path may find it too long."""
    if isinstance(error, OSError) and error.errno == ENAMETOOLONG:
        say_error(f"{str(error.filename)[:_NAME]}…: the name is too long for a file")
        return 2
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    say_error(f"unexpected error: {reason}; run again with --debug and report its output")
    return 1


def _use_utf8() -> None:
    """Write the same bytes in every locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
