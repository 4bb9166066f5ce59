"""What was said, proven and followed to its end

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    op.create_table('evidence_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('inbox_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('message_ref', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('due', sa.DateTime(timezone=True), nullable=True),
    sa.Column('size', sa.Integer(), nullable=True),
    sa.Column('media_type', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['inbox_id'], ['inbox.id'], ),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_evidence_file_sha256', 'evidence_file', ['sha256'])
    op.create_index('ix_evidence_file_unit_id', 'evidence_file', ['unit_id'])
    op.create_index('ix_evidence_file_waiting', 'evidence_file', ['id'], sqlite_where=WAITING, postgresql_where=WAITING)
    op.create_table('unit_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('directive_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['directive_id'], ['directive.id'], ),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_unit_note_unit_id', 'unit_note', ['unit_id'])
    op.create_table('cut_off',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('directive_id', sa.Integer(), nullable=False),
    sa.Column('wave_id', sa.Integer(), nullable=False),
    sa.Column('as_of', sa.DateTime(timezone=True), nullable=False),
    sa.Column('frozen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('figures', sa.JSON(none_as_null=True), nullable=False),
    sa.ForeignKeyConstraint(['directive_id'], ['directive.id'], ),
    sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('directive_id', 'wave_id', 'as_of')
    )
    op.create_table('difficulty_assignment',
    sa.Column('difficulty_id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], ),
    sa.ForeignKeyConstraint(['difficulty_id'], ['difficulty.id'], ),
    sa.PrimaryKeyConstraint('difficulty_id', 'assignment_id')
    )
    op.create_index('ix_difficulty_assignment_assignment_id', 'difficulty_assignment', ['assignment_id'])
    op.create_table('evidence_use',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=True),
    sa.Column('report_id', sa.Integer(), nullable=True),
    sa.Column('difficulty_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dropped_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], ),
    sa.ForeignKeyConstraint(['difficulty_id'], ['difficulty.id'], ),
    sa.ForeignKeyConstraint(['file_id'], ['evidence_file.id'], ),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], ),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_evidence_use_assignment_id', 'evidence_use', ['assignment_id'])
    op.create_index('ix_evidence_use_difficulty_id', 'evidence_use', ['difficulty_id'])
    op.create_index('ix_evidence_use_file_id', 'evidence_use', ['file_id'])
    op.add_column('difficulty', sa.Column('topic', sa.String(), nullable=False, server_default=''))
    op.add_column('difficulty', sa.Column('urgent', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('difficulty', sa.Column('due_day', sa.Date(), nullable=True))
    op.add_column('difficulty', sa.Column('message_ref', sa.String(), nullable=True))
    op.add_column('difficulty', sa.Column('taken_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('difficulty', sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True))
    op.create_index('ix_difficulty_unit_id', 'difficulty', ['unit_id'])
    op.add_column('difficulty_message', sa.Column('kind', sa.String(), nullable=False, server_default='answer'))
    op.add_column('difficulty_message', sa.Column('message_ref', sa.String(), nullable=True))
    op.add_column('report', sa.Column('message_ref', sa.String(), nullable=True))
    op.add_column('report', sa.Column('paper_number', sa.String(), nullable=False, server_default=''))
    op.add_column('report', sa.Column('paper_day', sa.Date(), nullable=True))
    op.execute(
        'INSERT INTO difficulty_assignment (difficulty_id, assignment_id) '
        'SELECT id, assignment_id FROM difficulty WHERE assignment_id IS NOT NULL'
    )
