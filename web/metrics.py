"""The meters of the running bot, for a collector on this machine and nobody else."""

from collections.abc import Awaitable, Callable
from ipaddress import IPv6Address, ip_address

from fastapi import HTTPException, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

Page = Callable[[], Awaitable[bytes]]

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""What a proxy adds: it stands on this machine, and whoever asks it does not."""


def metrics_route(page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def metrics(request: Request) -> Response:
        if not _is_local(request):
            raise HTTPException(404)
        return Response(await page(), media_type=CONTENT_TYPE_LATEST)

    return metrics


def _is_local(request: Request) -> bool:
    passed_on = any(name in request.headers for name in _FORWARDED)
    return request.client is not None and not passed_on and _is_loopback(request.client.host)


def _is_loopback(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_loopback
