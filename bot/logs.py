"""Logging: to standard error, with no token in any line and no messenger's text in ours."""

import logging

from bot.channels.telegram_errors import RedactToken


def configure(level: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(RedactToken())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # At DEBUG the library prints whole updates, at INFO the scheduler prints each of its seconds.
    for name, least in (("telegram", logging.INFO), ("apscheduler", logging.WARNING), ("alembic", logging.WARNING)):
        logging.getLogger(name).setLevel(max(least, logging.getLevelName(level)))
