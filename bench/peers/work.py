"""What every sender is given: its orders, and the same words for as many chats. Needs nothing but Python itself."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

TASKS = 16
FIRST_CHAT = 1_000_001
WORDS = (
    "Đề nghị anh/chị cho biết việc 2 (xây dựng kế hoạch) đã làm đến đâu, dự kiến ngày nào xong; "
    "có khó khăn, vướng mắc gì thì nhắn lại để Văn phòng tổng hợp."
)
Send = Callable[[int, str], Awaitable[object]]


@dataclass(frozen=True)
class Orders:
    url: str
    token: str
    count: int
    chats: int


def orders() -> Orders:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("token")
    parser.add_argument("count", type=int)
    parser.add_argument("chats", type=int)
    return Orders(**vars(parser.parse_args()))


def words(number: int) -> str:
    return f"{WORDS} ({number})"


async def send_all(count: int, chats: int, send: Send) -> None:
    """In sixteen tasks, each taking the next message when it is through with one."""
    numbers = iter(range(count))
    await asyncio.gather(*(_task(numbers, chats, send) for _ in range(TASKS)))


async def _task(numbers: Iterator[int], chats: int, send: Send) -> None:
    for number in numbers:
        await send(FIRST_CHAT + number % chats, words(number))
