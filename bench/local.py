"""The bench's hand on its server: start it, pull its levers, read its books."""

import json
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure import NotMeasured
from bench.processes import PYTHON, started

TOKEN = "123456789:AAbenchbenchbenchbenchbenchbenchbench"


@dataclass(frozen=True)
class Local:
    """The server as its clients see it: a token and an address."""

    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": self.url, "WEB_PORT": "0"}

    def reset(self, **limits: float) -> None:
        """A blank page; `per_second` and `per_chat` are what it refuses beyond, nothing means that it takes all."""
        self._pull("reset", **limits)

    def push(self, said: Sequence[tuple[int, str]]) -> None:
        """Updates: who writes what, in order."""
        self._pull("push", said=json.dumps(said))

    def counts(self, seconds: float, **wanted: int) -> dict[str, int]:
        """As soon as so many `sends`, `replies` or `polls` have been counted, at last after `seconds`."""
        seen: dict[str, int] = self._pull("wait", seconds=seconds, **wanted)
        return seen

    def wait(self, seconds: float, **wanted: int) -> None:
        """Until so many have been counted. Raises NotMeasured when they are not."""
        seen = self.counts(seconds, **wanted)
        for name, number in wanted.items():
            if seen[name] < number:
                raise NotMeasured(f"{seen[name]} of {number} {name} in {seconds:.0f} s")

    def books(self) -> dict[str, Any]:
        found: dict[str, Any] = self._pull("stats")
        return found

    def _pull(self, lever: str, **fields: object) -> Any:
        body = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(f"{self.url}/bench/{lever}", data=body or b"-=")
        with _DIRECT.open(request, timeout=float(str(fields.get("seconds", 0))) + 30) as answer:
            return json.load(answer)["result"]


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def local_server() -> Iterator[Local]:
    with tempfile.TemporaryDirectory() as folder, started([PYTHON, "-m", "bench.server"], Path(folder)) as process:
        assert process.stdout is not None
        yield Local(f"http://127.0.0.1:{int(process.stdout.readline())}")
