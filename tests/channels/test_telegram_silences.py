"""What each silence means, and that no row of the two tables is without its case."""

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from multidict import CIMultiDict, CIMultiDictProxy
from telegram.error import NetworkError
from yarl import URL

from bot.channels.telegram_errors import ANSWERS, SILENCES, Answered, NotConnected, outcome_of, rule_for
from core.channel import Fate
from tests.channels.test_telegram_errors import CASES

WHERE = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)
ASKED = aiohttp.RequestInfo(URL("https://api.telegram.org"), "POST", CIMultiDictProxy(CIMultiDict()))
SILENT = [
    # what lies under a call without an answer, what became of the message, was the messenger not reached at all
    (NotConnected(), Fate.NOT_SENT, True),
    (UnicodeEncodeError("utf-8", "\ud800", 0, 1, ""), Fate.REFUSED, False),
    (aiohttp.ConnectionTimeoutError(), Fate.NOT_SENT, True),
    (aiohttp.ClientConnectorError(WHERE, OSError()), Fate.NOT_SENT, True),
    (aiohttp.ClientConnectorDNSError(WHERE, OSError()), Fate.NOT_SENT, True),
    (aiohttp.ClientHttpProxyError(ASKED, ()), Fate.NOT_SENT, True),
    (aiohttp.InvalidURL("x"), Fate.NOT_SENT, True),
    (aiohttp.NonHttpUrlClientError("x"), Fate.NOT_SENT, True),
    (aiohttp.SocketTimeoutError(), Fate.UNKNOWN, False),
    (aiohttp.ServerDisconnectedError(), Fate.UNKNOWN, False),
    (ConnectionResetError(), Fate.UNKNOWN, False),
    (RuntimeError(), Fate.UNKNOWN, False),
]


@pytest.mark.parametrize(("cause", "fate", "away"), SILENT, ids=lambda value: type(value).__name__)
def test_a_silence(cause: Exception, fate: Fate, away: bool) -> None:
    outcome = outcome_of(silence(cause))
    assert (outcome.fate, outcome.away, outcome.unreachable, outcome.stop) == (fate, away, False, False)
    assert outcome.reason


def silence(cause: Exception) -> NetworkError:
    error = NetworkError("")
    error.__cause__ = cause
    return error


def test_every_row_of_the_tables_has_its_case() -> None:
    answers = [Answered(status, words, {}, True) for status, words, *_ in CASES]
    answers += [Answered(502, "", {}, False), Answered(504, "", {}, False), Answered(401, "", {}, True)]
    # These two have tests by themselves.
    answers += [Answered(400, words, {}, True) for words in ("message is not modified", "upgraded to a supergroup")]
    met = [rule_for(answer) for answer in answers]
    assert [rule for rule in ANSWERS if rule not in met] == []
    under = [next((kind for kind, *_ in SILENCES if isinstance(cause, kind)), None) for cause, *_ in SILENT]
    assert [kind for kind, *_ in SILENCES if kind not in under] == []
