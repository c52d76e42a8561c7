"""Sign the hash of an edition by a command of the user, and find out who signed one, by ssh-keygen."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from digest.errors import SettingsError, UsageError
from digest.text.characters import one_line
from digest.text.urls import without_secrets

# Namespace of the signatures: one that was made for another purpose does not count (ssh-keygen(1), -n).
NAMESPACE = "digest-edition"
# Media type of a signature, for the name of its file.
SIGNATURE = "application/x-digest-signature"
# Maximum time of a command in seconds: long enough to type a passphrase.
_PATIENCE = 60
_LONGEST = 10_000
# Characters of a message of the command: a line of a terminal or two.
_LONGEST_REASON = 200


def sign(command: Sequence[str], folder: Path, edition_hash: str) -> bytes:
    """Return the output of a command that gets the hash of an edition as a line.  Raises SettingsError."""
    try:
        done = subprocess.run(
            command, cwd=folder, input=signed(edition_hash), capture_output=True, check=True, timeout=_PATIENCE
        )
    except subprocess.CalledProcessError as error:
        reason = _last_line(error.stderr)
        shown = f"it ended with exit code {error.returncode}{': ' if reason else ''}{reason}"
        raise SettingsError(f"sign.command: {command[0]}: {shown}") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise SettingsError(f"sign.command: {command[0]}: {getattr(error, 'strerror', None) or 'no answer'}") from None
    if not done.stdout.strip() or len(done.stdout) > _LONGEST:
        raise SettingsError(f"sign.command: {command[0]}: it prints no signature")
    return done.stdout


def signed(edition_hash: str) -> bytes:
    """Return the bytes that are signed: the hash in hexadecimal, and a line end."""
    return f"{edition_hash}\n".encode()


def signers_of(edition_hash: str, signature: bytes, allowed: Path) -> list[str]:
    """Return the names in an allowed_signers file (ssh-keygen(1)) whose key signed the hash; [] for none.

    Raises UsageError if ssh-keygen is not there, or the file is missing, unreadable or malformed.
    """
    if not allowed.is_file():
        raise UsageError(f"{allowed}: no such file; give a file of allowed signers, as ssh-keygen(1) describes it")
    with tempfile.NamedTemporaryFile() as held:
        held.write(signature)
        held.flush()
        options = ["-f", str(allowed), "-s", held.name]
        found = _keygen(["find-principals", *options], b"")
        names = found.stdout.decode("utf-8", "replace").split("\n")
        faults = [line for line in found.stderr.splitlines() if os.fsencode(allowed) in line]
        if found.returncode and faults:  # else no key of the file matches, or the signature is malformed
            raise UsageError(f"{allowed}: not a file of allowed signers: ssh-keygen: {_last_line(faults[0])}")
        return [
            name
            for name in filter(None, names)
            if not _keygen(["verify", *options, "-I", name, "-n", NAMESPACE], signed(edition_hash)).returncode
        ]


def _last_line(text: bytes) -> str:
    """Return the last line of the messages of a program, without control characters and secrets in addresses."""
    lines = list(filter(str.strip, text.decode("utf-8", "replace").splitlines()))
    return " ".join(map(without_secrets, one_line(lines[-1]).split()))[:_LONGEST_REASON] if lines else ""


def _keygen(arguments: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    command = ["ssh-keygen", "-Y", *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        raise UsageError("ssh-keygen does not run; install OpenSSH to check signatures") from error
