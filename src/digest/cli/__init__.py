"""The command line: parse, call one function of `api` or `desk`, print, return an exit code."""

import sys
from collections.abc import Sequence

import click

from digest import __version__
from digest.cli.lazy import LazyGroup
from digest.cli.output import complain, say_error
from digest.errors import DigestError

_EPILOG = """\b
Examples:
  digest summarize story.html              three sentences of one article
  digest brief inbox/                      an edition of a folder of articles
  digest brief inbox/ -o out/              the same as HTML, text, Markdown and JSON
  digest verify out/edition.json           prove every sentence of it

\b
Exit codes: 0 done, 1 unexpected error, 2 wrong usage, 3 settings not valid, 4 some sources failed (with --strict),
5 mail not accepted, 6 nothing to send (with --fail-empty) or nothing new (build --now), 7 verify failed,
8 another run holds the lock, 9 nothing could be read, 130 interrupted."""


@click.group(
    cls=LazyGroup,
    commands_by_name={
        "summarize": ("digest.cli.article_commands:summarize", "Choose the sentences of an article that say most."),
        "read": ("digest.cli.article_commands:read", "Print the clean article in a file or page."),
        "brief": ("digest.cli.brief_commands:brief", "Make an edition of files and folders, now."),
        "demo": ("digest.cli.brief_commands:demo", "Make an edition of the sample articles."),
        "verify": ("digest.cli.proof_commands:verify", "Prove that every sentence stands where an edition says."),
        "explain": ("digest.cli.proof_commands:explain", "Say what became of every article, and why."),
        "diff": ("digest.cli.proof_commands:diff", "Say what one edition tells that another does not."),
        "init": ("digest.cli.init:init", "Write a first settings file, by options or by question."),
        "fetch": ("digest.cli.run_commands:fetch", "Read the sources of the settings and keep what is new."),
        "build": ("digest.cli.run_commands:build", "Build the editions that are due."),
        "send": ("digest.cli.run_commands:send", "Send what is open."),
        "run": ("digest.cli.run_commands:run", "Fetch, build and send what is due; stay and keep the hours."),
        "schedule": ("digest.cli.run_commands:schedule", "Say which editions come."),
        "list": ("digest.cli.archive_commands:list_", "List the editions."),
        "show": ("digest.cli.archive_commands:show", "Print an edition."),
        "runs": ("digest.cli.archive_commands:runs", "List the last runs and what they did."),
        "deliveries": ("digest.cli.delivery_commands:deliveries", "List what was sent to whom; try again, or give up."),
        "recipient": ("digest.cli.delivery_commands:recipient", "Say who gets a brief by mail."),
        "source": ("digest.cli.source_commands:source", "Add, list, check, remove, import and export the sources."),
        "search": ("digest.cli.store_commands:search", "Search the articles that were kept."),
        "db": ("digest.cli.store_commands:db", "Copy the store, and forget what is old."),
        "doctor": ("digest.cli.doctor:doctor", "Say what is wrong, and what to do."),
        "config": ("digest.cli.config_commands:config", "Check, show or find the settings."),
        "plugins": ("digest.cli.config_commands:plugins", "List the parts that can be chosen by name."),
    },
    aliases={"summarise": "summarize"},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    epilog=_EPILOG,
)
@click.version_option(__version__, "-V", "--version", message="digest %(version)s")
def digest() -> None:
    """A news brief that can be proved: stories across outlets, every line a verbatim quote with its source."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code.  Errors are one line on standard error, without a traceback."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run a command; its exit code."""
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
        # The reader of our output has left, as `head` does; there is nobody to tell.
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
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        say_error(f"unexpected error: {reason}; run again with --debug and report what it says")
        return 1


def _use_utf8() -> None:
    """The same bytes in every locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
