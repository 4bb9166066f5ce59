"""aiogram 3, with its own aiohttp session. Runs in an environment of its own: see environment.py."""

import asyncio

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bench.peers.work import Orders, orders, send_all


async def main(given: Orders) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(given.url))
    async with Bot(given.token, session=session) as bot:
        await send_all(given.count, given.chats, bot.send_message)


if __name__ == "__main__":
    asyncio.run(main(orders()))
