"""Understanding a reply: what an official's message says of which task, and how sure that is."""

from core.understanding.intent import Intent, Wish
from core.understanding.labels import Label
from core.understanding.lexicon import TaskWords, Vocabulary
from core.understanding.naming import named_tasks
from core.understanding.papers import Paper, paper_of
from core.understanding.reading import Reading, understand
from core.understanding.words import own_words

__all__ = [
    "Intent",
    "Label",
    "Paper",
    "Reading",
    "TaskWords",
    "Vocabulary",
    "Wish",
    "named_tasks",
    "own_words",
    "paper_of",
    "understand",
]
