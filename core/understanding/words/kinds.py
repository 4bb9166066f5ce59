"""What a word or phrase does in a sentence."""

from enum import StrEnum


class Kind(StrEnum):
    """What a word or phrase does in a sentence."""

    # the state of the work
    FINISH = "finish"
    OK = "ok"  # "ok": finished if something is named, else only "I have read it"
    ISSUE = "issue"  # the last act of a written piece: it is done when issued
    ENDS = "ends"  # an act that is over once it was done: "đã tổ chức"
    GOES = "goes"  # an act that goes on: "đã triển khai" is not the end
    MEET = "meet"  # an act that is over once held, and has a day
    DRAFT = "draft"  # before issue: written, sent up, waiting for a signature
    START = "start"
    UNDER_WAY = "under_way"
    NEARLY = "nearly"
    PART = "part"
    LACK = "lack"
    REDO = "redo"
    POSTPONED = "postponed"
    NOTHING = "nothing"  # not begun
    NOT_FINISHED = "not_finished"
    HAVE = "have"
    ENOUGH = "enough"
    # how it is said
    YET = "yet"  # "chưa": not yet
    NOT = "not"
    NOT_AFTER = "not_after"  # "xong đâu"
    PAST = "past"
    NOW = "now"
    FUTURE = "future"
    JUST = "just"  # "mới": only now, or only then
    VAGUE = "vague"  # a day that is no day: "tuần sau"
    LATER = "later"  # "xong là …", "rồi mới …": what follows has not happened
    EVENT = "event"  # "lễ 2/9 xong": it is not the work that is over
    IF = "if"
    BUT = "but"
    ALL = "all"
    EACH = "each"
    REST = "rest"
    EXCEPT = "except"
    LEFT = "left"
    HEDGE = "hedge"
    HEARSAY = "hearsay"
    # troubles
    TROUBLE = "trouble"
    RESOURCE = "resource"
    WAIT_ABOVE = "wait_above"
    SOLVED = "solved"
    CAUSE = "cause"
    HELP = "help"
    REQUEST = "request"
    # people
    OWN = "own"
    OTHER = "other"
    # tasks
    LEAD = "lead"
    AND = "and"
    TO = "to"
    HIGHER = "higher"
    ACCORDING = "according"
    # the rest of talk
    ASK = "ask"
    TAIL = "tail"
    REPORT = "report"
    ACK = "ack"
    PROMISE = "promise"
    TALK = "talk"
    FOREIGN = "foreign"
    STOP = "stop"
    MOVED = "moved"
    WRONG_PERSON = "wrong_person"
    RETRACT = "retract"
    # what is no phrase of these lists
    TASK = "task"
    DAY = "day"
    PERCENT = "percent"
    COUNT = "count"
    DOC = "doc"
    QUOTE = "quote"
    BREAK = "break"
    COMMA = "comma"
    COLON = "colon"
    QUESTION_MARK = "question_mark"
    UNKNOWN = "unknown"
    SKIP = "skip"
    LIMIT = "limit"  # says of what part, how nearly or that it must be: an end so limited is none
    POLITE = "polite"
    FILL = "fill"
