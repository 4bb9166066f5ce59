"""Every figure as one table."""

import asyncio
import os
import platform

from rich.console import Console
from rich.table import Table

from bench import commands, turns
from bench.measure import Figure


async def figures() -> list[Figure]:
    return [
        *await turns.reports_a_second(),
        await turns.idle_tick(),
        turns.understanding(),
        commands.rehearsal(),
        commands.page_ready(),
        *await commands.memory(),
    ]


def main() -> None:
    table = Table("what", "figure", "against", "ratio", title=f"{platform.machine()}, {os.cpu_count()} cores")
    for figure in asyncio.run(figures()):
        table.add_row(figure.what, figure.shown, figure.peer, figure.ratio)
    Console().print(table)


if __name__ == "__main__":
    main()
