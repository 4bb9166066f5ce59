"""What setWebhook has set, and what getWebhookInfo tells of it. https://core.telegram.org/bots/api#setwebhook"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.telegram_server.errors import bad

PORTS = (443, 80, 88, 8443)
OF_THIS_MACHINE = ("127.0.0.1", "localhost")
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


@dataclass(slots=True)
class Webhook:
    http_allowed: bool = False  # for a bot on this machine; the real server asks for HTTPS whatever the host
    first_wait: float = 0.2  # seconds until a failed update is posted again; doubled each time
    longest_wait: float = 5.0
    patience: float = 10.0  # seconds that an answer may take
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    certificate: bool = False
    last_error: tuple[int, str] | None = None
    changed: Callable[[], None] = field(default=lambda: None)

    def set(self, params: dict[str, Any]) -> None:
        """Empty settings take the webhook away. A setting that is there already is left in peace."""
        before = self._settings()
        self._check(params)
        self.url, self.secret = params.get("url", ""), params.get("secret_token", "")
        self.max_connections = params.get("max_connections", 40)
        self.certificate = "certificate" in params
        if self._settings() != before:
            self.last_error = None
            self.changed()

    def info(self, pending: int, allowed: frozenset[str]) -> dict[str, Any]:
        told: dict[str, Any] = {"url": self.url, "has_custom_certificate": self.certificate}
        told["pending_update_count"] = pending
        if self.last_error:
            told |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        if self.url:
            told |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        return told | ({"allowed_updates": sorted(allowed)} if allowed else {})

    def _settings(self) -> tuple[object, ...]:
        return self.url, self.secret, self.max_connections, self.certificate

    def _check(self, params: dict[str, Any]) -> None:
        if params.get("url"):
            self._check_address(params["url"])
        secret = params.get("secret_token", "")
        if len(secret) > 256:
            raise bad("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")

    def _check_address(self, url: str) -> None:
        address = urlsplit(url)
        if not address.hostname:
            raise bad("invalid webhook URL specified")
        if address.scheme == "http" and self.http_allowed and address.hostname in OF_THIS_MACHINE:
            return
        if address.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if (address.port or 443) not in PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
