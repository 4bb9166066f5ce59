"""What a call other than a sending ends in when it fails: said without the token."""

from typing import Final

from telegram.error import TelegramError

from bot.channels.telegram_errors import UNREADABLE, Answered, outcome_of

# What PTB raises when a success holds something else than the API promises.
MISSHAPEN: Final = (KeyError, TypeError, AttributeError, ValueError, OverflowError)


class CallFailed(Exception):
    """A call other than `send` came to nothing. `reason` holds no token; `retry_after` is in seconds."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class StartFailed(CallFailed):
    """Telegram could not be asked who we are, or does not know the token (reason `UNAUTHORIZED`)."""


class WebhookRefused(CallFailed):
    """Telegram does not take the webhook's address, and will not take it later."""


class PollFailed(CallFailed):
    """No updates this time; the next poll asks for the same."""


class PollConflict(Exception):
    """Somebody else polls with this token, or a webhook is set; the message says which."""


def poll_trouble(error: TelegramError) -> Exception:
    if isinstance(error, Answered) and error.status == 409:
        return PollConflict(error.description)
    return PollFailed(*blame(error))


def webhook_trouble(error: Exception) -> CallFailed:
    refused = isinstance(error, Answered) and error.status == 400 and _is_of_address(error.description.lower())
    return (WebhookRefused if refused else CallFailed)(*blame(error))


def _is_of_address(description: str) -> bool:
    """Of "bad webhook: …", all but a name that could not be looked up for the moment."""
    return "webhook" in description and "temporary failure" not in description


def blame(error: Exception) -> tuple[str, float | None]:
    if not isinstance(error, TelegramError):
        return UNREADABLE, None
    outcome = outcome_of(error)
    return outcome.reason, outcome.retry_after
