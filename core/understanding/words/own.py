"""The kinds to which an office may add words of its own, in `[words]` of the directive file."""

from collections.abc import Iterable, Mapping

from core.understanding.words.kinds import Kind

OWN_KINDS: dict[str, Kind] = {
    "finish": Kind.FINISH,  # done
    "nearly": Kind.NEARLY,  # nearly, and so not done
    "draft": Kind.DRAFT,  # a paper before its issue
    "under_way": Kind.UNDER_WAY,  # being done
    "not_finished": Kind.NOT_FINISHED,  # begun, and said not to be done
    "nothing": Kind.NOTHING,  # not begun
    "trouble": Kind.TROUBLE,  # stuck
    "help": Kind.HELP,  # asks the superior for help or for time
    "ack": Kind.ACK,  # heard
    "talk": Kind.TALK,  # small talk
    "stop": Kind.STOP,  # wants no more messages
    "moved": Kind.MOVED,  # has another post now
    "fill": Kind.FILL,  # changes nothing: without such words around it a "done" is sooner sure
}

OwnWords = tuple[tuple[Kind, tuple[str, ...]], ...]


def own_words(listed: Mapping[str, Iterable[str]]) -> OwnWords:
    """The words of a file by what they do; of kinds that there are not, none."""
    return tuple((OWN_KINDS[kind], tuple(words)) for kind, words in listed.items() if kind in OWN_KINDS)
