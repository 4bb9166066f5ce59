"""The guard itself: a test that logs what it must not does fail."""

import logging

import pytest

from tests.log_guard import note, watched

LOG = logging.getLogger("bot.somewhere")
SAID = "việc 2 đang làm, thứ Sáu xong"
TOKEN = "123456789:AAExampleExampleExampleExampleExample"


@pytest.mark.parametrize("form", ["%s", "%r", "said: %s!"])
def test_words_that_were_said(form: str) -> None:
    with pytest.raises(AssertionError, match="việc 2"), watched():
        note(f"Kính gửi\n{SAID}\n")
        LOG.info(form, SAID)


def test_words_in_json() -> None:
    with pytest.raises(AssertionError, match="việc 2"), watched():
        note(SAID)
        LOG.warning('{"text": "vi\\u1ec7c 2 \\u0111ang l\\u00e0m, th\\u1ee9 S\\u00e1u xong"}')


def test_words_in_a_traceback() -> None:
    with pytest.raises(AssertionError, match="việc 2"), watched():
        note(SAID)
        try:
            raise ValueError(SAID)
        except ValueError:
            LOG.exception("handling failed")


@pytest.mark.parametrize("line", [TOKEN, f"token={TOKEN}", "GET /bot12:short"])
def test_a_token(line: str) -> None:
    with pytest.raises(AssertionError, match="must not"), watched():
        LOG.error("%s", line.replace("bot12:short", "".join(("bot", "12:"))))


def test_what_the_programs_handler_takes_out_is_no_leak() -> None:
    with watched():
        LOG.info("POST https://api.telegram.org/bot%s/sendMessage", TOKEN)


def test_numbers_and_short_words_are_no_leak() -> None:
    with watched():
        note("xong rồi")
        LOG.info("send row=%d kind=%s fate=%s at 2024-02-15T07:15:00", 12, "xong rồi", "sent")
