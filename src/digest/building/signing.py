"""Sign the hash of an edition by a command of the user, and find out who signed one, by ssh-keygen."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from digest.errors import SettingsError, UsageError

# Namespace of the signatures: one that was made for another purpose does not count (ssh-keygen(1), -n).
NAMESPACE = "digest-edition"
# Media type of a signature, for the name of its file.
SIGNATURE = "application/x-digest-signature"
# Maximum time of a command in seconds: long enough to type a passphrase.
_PATIENCE = 60
_LONGEST = 10_000


def sign(command: Sequence[str], folder: Path, edition_hash: str) -> bytes:
    """Return the output of a command that gets the hash of an edition as a line.  Raises SettingsError."""
    try:
        done = subprocess.run(
            command, cwd=folder, input=signed(edition_hash), capture_output=True, check=True, timeout=_PATIENCE
        )
    except subprocess.CalledProcessError as error:
        raise SettingsError(f"sign.command: {command[0]}: it ended with exit code {error.returncode}") from None
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

    Raises UsageError if ssh-keygen is not there, or the file is missing.
    """
    if not allowed.is_file():
        raise UsageError(f"{allowed}: no such file; give a file of allowed signers, as ssh-keygen(1) describes it")
    with tempfile.NamedTemporaryFile() as held:
        held.write(signature)
        held.flush()
        options = ["-f", str(allowed), "-s", held.name]
        found = _keygen(["find-principals", *options], b"")
        names = found.stdout.decode("utf-8", "replace").split("\n")
        return [
            name
            for name in filter(None, names)
            if not _keygen(["verify", *options, "-I", name, "-n", NAMESPACE], signed(edition_hash)).returncode
        ]


def _keygen(arguments: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    command = ["ssh-keygen", "-Y", *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        raise UsageError("ssh-keygen does not run; install OpenSSH to check signatures") from error
