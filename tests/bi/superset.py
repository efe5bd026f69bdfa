"""A Superset of its own on 127.0.0.1: metadata in a temporary folder, stopped when the `with` block ends.

Only the steps of Superset's own installation guide and its public REST API; what is asked is told by the tests.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CONFIG = """
SECRET_KEY = {secret!r}
SQLALCHEMY_DATABASE_URI = "sqlite:///{home}/superset.db"
WTF_CSRF_ENABLED = False  # the tests hold a token of their own
"""
_START_SECONDS = 120


class RefusedError(Exception):
    """Superset answered with an error; the text is its message."""


@dataclass(frozen=True)
class Superset:
    """A running server and the token of its administrator."""

    url: str
    token: str = ""

    def ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        """One call of the REST API, JSON in and out.

        Raises:
            RefusedError: any status other than 2xx.
        """
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/api/v1/{path}", content, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise RefusedError(f"{error.code} {error.read().decode()}") from error

    def post(self, path: str, body: Mapping[str, object]) -> Any:
        return self.ask("POST", path, body)

    def get(self, path: str) -> Any:
        return self.ask("GET", path)


@contextmanager
def superset(environment: Path, home: Path) -> Iterator[Superset]:
    """Set up, start, log in; `environment` is the virtual environment that holds Superset, `home` a new folder."""
    program = environment / "bin" / "superset"
    password = secrets.token_hex()
    home.mkdir()
    config = home / "superset_config.py"
    config.write_text(_CONFIG.format(secret=secrets.token_hex(), home=home))
    variables = os.environ | {
        "SUPERSET_CONFIG_PATH": str(config),
        "SUPERSET_HOME": str(home),
        "FLASK_APP": "superset.app:create_app()",
    }
    person = f"--username admin --firstname A --lastname B --email admin@superset.example --password {password}"
    for step in ("db upgrade", f"fab create-admin {person}", "init"):
        subprocess.run([program, *step.split()], env=variables, cwd=home, check=True, timeout=300, capture_output=True)
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    with (home / "server.log").open("wb") as log:
        command: list[str | Path] = [program, "run", "--host", "127.0.0.1", "--port", str(port), "--with-threads"]
        server = subprocess.Popen(command, env=variables, cwd=home, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait_until_healthy(url, server)
            login = {"username": "admin", "password": password, "provider": "db"}
            yield Superset(url, Superset(url).post("security/login", login)["access_token"])
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, "Superset ended while starting"
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"Superset did not start within {_START_SECONDS} s")
