"""One channel's calls under way: taken with a slot in hand, given back when they end."""

import logging
from collections.abc import Callable, Collection
from dataclasses import replace

from core.channel import Channel, Fate, Outcome, Outgoing
from core.texts import evidence
from scheduler.claiming import Parcel
from scheduler.outcomes import Result
from scheduler.pace import Pace
from storage.evidence_folder import Folder
from storage.lines import Slots

log = logging.getLogger(__name__)

OPEN_CALLS = 16
EVERY = 5  # each fifth slot goes to the oldest of any kind, so that nothing waits for ever behind what is urgent
STOPPED = 60.0  # seconds between two tries with a token that was not accepted


class Lane:
    def __init__(self, channel: Channel, monotonic: Callable[[], float], folder: Folder | None = None) -> None:
        self._channel = channel
        self._folder = folder
        self.pace = Pace(channel.abilities, channel.is_group, monotonic)
        self._refused = False  # the token, at the last call
        self._open: set[str] = set()  # chats with a call under way
        self._given = 0

    @property
    def stopped(self) -> bool:
        """The token was not accepted, and it is not yet time to try it again."""
        return self._refused and self.pace.paused

    def accepted(self) -> None:
        """The token was, by another kind of call: a poll. The pause after the refusal still holds."""
        self._refused = False

    def slots(self, resting: Collection[int]) -> Slots | None:
        """The places free now; None when there is none."""
        paced = self.pace.free()
        count = OPEN_CALLS - len(self._open)
        count = count if paced is None else min(count, paced)
        if count <= 0:
            return None
        oldest = (self._given + count) // EVERY - self._given // EVERY
        return Slots(self._channel.name, count, oldest, [*self._open, *self.pace.shut()], resting)

    def take(self, parcel: Parcel) -> None:
        self._open.add(parcel.message.chat)
        self._given += 1
        self.pace.take()

    async def call(self, parcel: Parcel) -> Result:
        outcome = await self._call(parcel)
        self._open.discard(parcel.message.chat)
        self.pace.done(parcel.message.chat)
        self.pace.reached(yes=not outcome.away)
        self._refused = outcome.stop
        if outcome.stop:
            log.error("the token is not accepted: nothing is sent", extra={"action": "send"})
            self.pace.pause(STOPPED)
        elif outcome.retry_after is not None:
            self.pace.pause(outcome.retry_after)
        level = logging.DEBUG if outcome.fate is Fate.SENT else logging.INFO
        log.log(level, "send row=%d kind=%s fate=%s", parcel.row, parcel.kind, outcome.fate, extra={"action": "send"})
        return parcel, outcome

    def _whole(self, message: Outgoing) -> Outgoing:
        """With the place of its evidence on the disk; without, where the messenger takes no files."""
        document = message.document
        if document is None or not document.sha256 or self._folder is None:
            return message
        if not self._channel.abilities.documents:
            return replace(message, document=None, text=evidence.not_sent_here(message.text))
        return replace(message, document=replace(document, path=self._folder.path(document.sha256)))

    async def _call(self, parcel: Parcel) -> Outcome:
        try:
            return await self._channel.send(self._whole(parcel.message))
        except Exception:  # the loop's border: a channel's fault is one row's, and nobody knows what became of it
            log.exception("send row=%d broke", parcel.row, extra={"action": "send"})
            return Outcome(Fate.UNKNOWN, reason="fault")
