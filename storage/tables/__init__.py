"""Every table. Importing this package is what fills `SQLModel.metadata`."""

from sqlmodel import SQLModel

from storage.tables.directives import Assignment, Directive, Milestone, Task, Unit, Wave, WaveUnit
from storage.tables.ledger import Audit, Document, Gap, Inbox, Mark, NudgeItem, Outbox
from storage.tables.people import Account, Conversation, Invitation, Person, Post, Stranger
from storage.tables.work import Broadcast, Difficulty, DifficultyMessage, Receipt, Report

metadata = SQLModel.metadata

__all__ = [
    "Account",
    "Assignment",
    "Audit",
    "Broadcast",
    "Conversation",
    "Difficulty",
    "DifficultyMessage",
    "Directive",
    "Document",
    "Gap",
    "Inbox",
    "Invitation",
    "Mark",
    "Milestone",
    "NudgeItem",
    "Outbox",
    "Person",
    "Post",
    "Receipt",
    "Report",
    "Stranger",
    "Task",
    "Unit",
    "Wave",
    "WaveUnit",
    "metadata",
]
