"""An OpenSSH server of a test's own on this machine: real keys, real connections, a real shell at the end of them."""

from __future__ import annotations

import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.terminal.pty_session import TIMEOUT, Session

_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))
"""sshd is seldom on the path of who is not root."""

MISSING = [name for name in ("sshd", "ssh", "ssh-keygen", "tmux") if shutil.which(name, path=_PATH) is None]
"""The programs that are not installed here."""

TMUX = "tmux -L factdeck -f /dev/null"
"""The command for the tmux on the server, which nobody's settings reach."""


class Login(Session):
    """What a person sees of a program that they started over SSH."""

    connected = True

    def wait(self) -> int:
        """Read to the end; the program's exit code."""
        self.connected = False
        return super().wait()

    def drop(self) -> None:
        """The connection is gone, without a word to either side."""
        self.signal(signal.SIGKILL)
        self.wait()


class Server:
    """An sshd whose logins find the test's home and settings, and a `factdeck` of which it is known when it has ended."""

    def __init__(self, folder: Path, sockets: str, environ: Mapping[str, str]) -> None:
        self._folder = folder
        self._port = _free_port()
        self._sockets = sockets
        self._logins: list[Login] = []
        self._alive = self._install()
        self._make_keys()
        environ = {"HOME": str(folder), "PATH": f"{folder / 'bin'}:{_PATH}", "TMUX_TMPDIR": sockets, **environ}
        (folder / "sshd_config").write_text(self._settings(environ), encoding="utf-8")
        if os.getuid() == 0:
            with suppress(OSError):  # Debian's sshd of root ends without it, and only its service makes it
                Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._sshd = Session([_program("sshd"), "-D", "-e", "-f", str(folder / "sshd_config")], (200, 60), {})

    def listens(self) -> None:
        """Wait until it can be connected to."""
        self._sshd.until(lambda: b"Server listening on" in self._sshd.bytes, "sshd")

    def connect(self, command: str) -> Login:
        """Log in, as from another machine, and run a command in a terminal there."""
        login = Login([*self._ssh(), "-tt", self._host, command], (80, 24), {})
        self._logins.append(login)
        return login

    def printed(self, command: str) -> str:
        """What a command on the server prints that needs no terminal."""
        done = subprocess.run([*self._ssh(), self._host, command], capture_output=True, timeout=TIMEOUT, check=True)
        return done.stdout.decode("utf-8")

    def explorers_end(self) -> None:
        """Wait until no explorer runs here any more."""
        ready, _, _ = select.select([self._alive], [], [], TIMEOUT)
        if not ready:
            raise AssertionError("an explorer goes on, with nobody to see it")

    def stop(self) -> None:
        """End the connections, tmux and sshd; an explorer that is left then is killed, and told of."""
        for login in self._logins:
            if login.connected:
                login.drop()
        environ = {**os.environ, "TMUX_TMPDIR": self._sockets}
        subprocess.run([*TMUX.split(), "kill-server"], env=environ, capture_output=True, timeout=TIMEOUT, check=False)
        self._sshd.signal(signal.SIGTERM)
        self._sshd.wait()
        print(self._sshd.text.strip())  # why a login was refused is said only here
        try:
            self.explorers_end()
        except AssertionError:
            self._kill_explorers()
            raise
        finally:
            os.close(self._alive)

    def _kill_explorers(self) -> None:
        for pid in (self._folder / "pids").read_text(encoding="utf-8").split():
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)

    def _install(self) -> int:
        """Put a `factdeck` first on the path that holds a pipe open while it lives; the end of that pipe that hears of it."""
        pipe, script = self._folder / "alive", self._folder / "bin" / "factdeck"
        script.parent.mkdir()
        installed = Path(sys.executable).with_name("factdeck")
        script.write_text(
            f"#!/bin/sh\necho $$ >> '{self._folder / 'pids'}'\nexec '{installed}' \"$@\" 9> '{pipe}'\n", encoding="utf-8"
        )
        script.chmod(0o755)
        os.mkfifo(pipe)
        alive = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        os.close(os.open(pipe, os.O_WRONLY))  # a pipe that nobody has opened yet does not count as one that nobody holds
        return alive

    def _make_keys(self) -> None:
        """A key for the server, which the client knows, and one for the client, which the server lets in."""
        for name in ("host", "user"):
            command = [_program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(self._folder / name)]
            subprocess.run(command, timeout=TIMEOUT, check=True)
        public = (self._folder / "host.pub").read_text(encoding="utf-8")
        (self._folder / "known_hosts").write_text(f"[127.0.0.1]:{self._port} {public}", encoding="utf-8")

    def _settings(self, environ: Mapping[str, str]) -> str:
        assignments = " ".join(f'"{name}={value}"' for name, value in environ.items())
        return "\n".join((
            f"ListenAddress 127.0.0.1:{self._port}",
            f"HostKey {self._folder / 'host'}",
            f"AuthorizedKeysFile {self._folder / 'user.pub'}",
            "StrictModes no",  # the folder of a test is in one that all can write to
            "UsePAM no",
            "PidFile none",
            f"SetEnv {assignments}",  # on one line: of several, older versions read the first
            "",
        ))  # fmt: skip

    @property
    def _host(self) -> str:
        return f"{pwd.getpwuid(os.getuid()).pw_name}@127.0.0.1"

    def _ssh(self) -> list[str]:
        """The client, which no settings and no keys reach but the test's."""
        options = {
            "UserKnownHostsFile": self._folder / "known_hosts",
            "StrictHostKeyChecking": "yes",
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        return [_program("ssh"), "-F", "/dev/null", "-i", str(self._folder / "user"), "-p", str(self._port), *given]


def _program(name: str) -> str:
    """Where a program is, in full: sshd starts itself again by it."""
    return shutil.which(name, path=_PATH) or name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
