"""How often Python looks for garbage in a process that runs for months and handles the same few objects all day."""

import gc

YOUNG = 20_000  # new objects between two looks; Python's own 700 cost a tenth of each message
OLDER = 20


def look_seldom() -> None:
    """What is loaded by now stays until the end: it is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDER)
