"""Files that people sent, fetched from a Bot API server: whole, or known not to be."""

from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from core.channel import Document, Fate, Fetched, Outgoing
from core.evidence import LIMIT, NotTaken, Refused
from tests.some_files import PDF
from tests.telegram_server import Person, TelegramServer, Trouble


class Taken:
    """What was written."""

    def __init__(self) -> None:
        self.content = b""

    def __call__(self, piece: bytes) -> None:
        self.content += piece


def sent(channel: TelegramChannel, server: TelegramServer, person: Person, content: bytes = PDF) -> str:
    """The id by which the bot knows the file."""
    person.sends_document("Kế hoạch.pdf", content)
    message = channel.parse(server.world.updates.history[-1])
    assert message is not None
    return message.files[0].ref


async def fetched(channel: TelegramChannel, ref: str) -> tuple[Fetched, bytes]:
    taken = Taken()
    return await channel.fetch(ref, taken), taken.content


async def test_it_comes_whole(telegram: TelegramChannel, telegram_server: TelegramServer, official: Person) -> None:
    content = PDF + bytes(300_000)
    assert await fetched(telegram, sent(telegram, telegram_server, official, content)) == (Fetched(whole=True), content)


async def test_a_server_of_ones_own_tells_where_it_lies(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person, tmp_path: Path
) -> None:
    telegram_server.downloads.local = tmp_path
    ref = sent(telegram, telegram_server, official)
    assert await fetched(telegram, ref) == (Fetched(whole=True), PDF)


async def test_a_file_of_ones_own_server_that_cannot_be_read(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fail_next(
        "getFile", Trouble.UNREADABLE_200, description='{"ok":true,"result":{"file_path":"/nowhere/file_1.pdf"}}'
    )
    assert await fetched(telegram, sent(telegram, telegram_server, official)) == (Fetched(whole=False), b"")


@pytest.mark.parametrize("method", ["getFile", "file"])
@pytest.mark.parametrize("trouble", [500, 502, 429, 401, Trouble.CLOSE_AFTER_ACCEPTING])
async def test_troubles_are_worth_another_try(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person, method: str, trouble: int | Trouble
) -> None:
    ref = sent(telegram, telegram_server, official)
    telegram_server.fail_next(method, trouble, retry_after=7 if trouble == 429 else None)
    first, _ = await fetched(telegram, ref)
    assert first == Fetched(whole=False, retry_after=7 if trouble == 429 else None)
    assert await fetched(telegram, ref) == (Fetched(whole=True), PDF)


async def test_a_silence_is_worth_another_try(
    hasty: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fail_next("file", Trouble.HANG)
    assert (await fetched(hasty, sent(hasty, telegram_server, official)))[0] == Fetched(whole=False)


async def test_an_expired_path_is_asked_for_anew(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    ref = sent(telegram, telegram_server, official)
    telegram_server.fail_next("file", 404)
    assert (await fetched(telegram, ref))[0] == Fetched(whole=False)
    assert await fetched(telegram, ref) == (Fetched(whole=True), PDF)
    assert len(telegram_server.calls_of("getFile")) == 2


async def test_what_never_can_be_had(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    ref = sent(telegram, telegram_server, official, PDF + bytes(LIMIT))
    with pytest.raises(NotTaken) as refused:
        await fetched(telegram, ref)
    assert refused.value.reason is Refused.TOO_BIG
    with pytest.raises(NotTaken) as refused:
        await fetched(telegram, "file-99")
    assert refused.value.reason is Refused.GONE


async def test_a_full_disk_is_no_fault_of_the_network(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    def full(piece: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        await telegram.fetch(sent(telegram, telegram_server, official), full)


async def test_evidence_is_handed_on_from_the_disk(telegram: TelegramChannel, official: Person, tmp_path: Path) -> None:
    path = tmp_path / "0a1b"
    path.write_bytes(PDF)
    document = Document("Kế hoạch 08.pdf", b"", path=path)
    outcome = await telegram.send(Outgoing(str(official.id), "Kế hoạch 08.pdf", document=document))
    assert outcome.fate is Fate.SENT
    [message] = official.messages
    assert message.document is not None and message.document.content == PDF
    assert message.document.name == "Kế hoạch 08.pdf"


async def test_evidence_that_is_not_on_the_disk_is_refused(
    telegram: TelegramChannel, official: Person, tmp_path: Path
) -> None:
    gone = Document("Kế hoạch 08.pdf", b"", path=tmp_path / "gone")
    outcome = await telegram.send(Outgoing(str(official.id), "x", document=gone))
    assert (outcome.fate, outcome.reason) == (Fate.REFUSED, "the file is not on the disk")
    assert not official.messages
