"""Every table. Importing this package is what fills `SQLModel.metadata`."""

from sqlmodel import SQLModel

from storage.tables.directives import Assignment, Directive, Milestone, Task, Unit, Wave, WaveUnit
from storage.tables.evidence import EvidenceFile, EvidenceUse
from storage.tables.ledger import Audit, Document, Gap, Inbox, Mark, NudgeItem, Outbox
from storage.tables.people import Account, Conversation, Invitation, Messenger, Person, Post, Stranger
from storage.tables.quiet import (
    Absence,
    CalendarDay,
    CheckIn,
    CheckInAnswer,
    Decision,
    Extension,
    LeaderStop,
    Pause,
    PauseUnit,
)
from storage.tables.work import (
    Broadcast,
    CutOff,
    Difficulty,
    DifficultyAssignment,
    DifficultyMessage,
    Receipt,
    Report,
    UnitNote,
)

metadata = SQLModel.metadata

__all__ = [
    "Absence",
    "Account",
    "Assignment",
    "Audit",
    "Broadcast",
    "CalendarDay",
    "CheckIn",
    "CheckInAnswer",
    "Conversation",
    "CutOff",
    "Decision",
    "Difficulty",
    "DifficultyAssignment",
    "DifficultyMessage",
    "Directive",
    "Document",
    "EvidenceFile",
    "EvidenceUse",
    "Extension",
    "Gap",
    "Inbox",
    "Invitation",
    "LeaderStop",
    "Mark",
    "Messenger",
    "Milestone",
    "NudgeItem",
    "Outbox",
    "Pause",
    "PauseUnit",
    "Person",
    "Post",
    "Receipt",
    "Report",
    "Stranger",
    "Task",
    "Unit",
    "UnitNote",
    "Wave",
    "WaveUnit",
    "metadata",
]
