"""python-telegram-bot as shipped: its own httpx transport."""

import asyncio

from telegram import Bot

from bench.peers.work import Orders, orders, send_all


async def main(given: Orders) -> None:
    async with Bot(given.token, base_url=f"{given.url}/bot") as bot:
        await send_all(given.count, given.chats, bot.send_message)


if __name__ == "__main__":
    asyncio.run(main(orders()))
