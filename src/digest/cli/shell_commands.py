"""`digest completion` and `digest man`: completion for a shell, and the manual page."""

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from digest.cli.help_text import ending
from digest.cli.output import common, say
from digest.errors import UsageError

# Variable in which a shell asks the program for completions, as click reads it.
_VARIABLE = "_DIGEST_COMPLETE"
# Where each shell looks, below the folder of the variable or its default in the home folder.
_FILES = {
    "bash": ("XDG_DATA_HOME", ".local/share", "bash-completion/completions/digest"),
    "zsh": ("XDG_DATA_HOME", ".local/share", "zsh/site-functions/_digest"),
    "fish": ("XDG_CONFIG_HOME", ".config", "fish/completions/digest.fish"),
    "man": ("XDG_DATA_HOME", ".local/share", "man/man1/digest.1"),
}
_HINTS = {
    "bash": "new shells complete it, if the package bash-completion is installed",
    "zsh": "for new shells, add to ~/.zshrc before compinit: fpath=(~/.local/share/zsh/site-functions $fpath)",
    "fish": "new shells complete it",
    "man": "`man digest` shows it",
}
_install = click.option("--install", "installs", is_flag=True, help="Write it where it is looked for, in your home.")


@click.command(epilog=ending("digest completion bash --install", 'eval "$(digest completion bash)"'))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@_install
@common
@click.pass_context
def completion(context: click.Context, shell: str, installs: bool, quiet: bool) -> None:
    """Print the completion of commands and options for a shell."""
    made = get_completion_class(shell)
    assert made is not None
    script = made(context.find_root().command, {}, "digest", _VARIABLE)
    # `source` would start a bash to ask for its version.
    _give(shell, script.source_template % script.source_vars(), installs, quiet)


@click.command(epilog=ending("digest man --install", "digest man | man -l -"))
@_install
@common
@click.pass_context
def man(context: click.Context, installs: bool, quiet: bool) -> None:
    """Print the manual page of all commands, for `man`."""
    from digest.cli.manual import manual_page

    root = context.find_root().command
    assert isinstance(root, click.Group)
    _give("man", manual_page(root), installs, quiet)


def _give(name: str, text: str, installs: bool, quiet: bool) -> None:
    """Print a text, or write it where it is looked for."""
    if not installs:
        click.echo(text, nl=False)
        return
    variable, otherwise, file = _FILES[name]
    path = Path(os.environ.get(variable) or Path.home() / otherwise) / file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    say(f"{path}: written; {_HINTS[name]}", quiet)
