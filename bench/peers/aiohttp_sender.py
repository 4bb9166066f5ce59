"""The bare HTTP client that our transport stands on."""

import asyncio

import aiohttp

from bench.peers.work import Orders, orders, send_all


async def main(given: Orders) -> None:
    address = f"{given.url}/bot{given.token}/sendMessage"
    async with aiohttp.ClientSession() as session:

        async def send(chat: int, text: str) -> None:
            async with session.post(address, data={"chat_id": str(chat), "text": text}) as answer:
                await answer.json()

        await send_all(given.count, given.chats, send)


if __name__ == "__main__":
    asyncio.run(main(orders()))
