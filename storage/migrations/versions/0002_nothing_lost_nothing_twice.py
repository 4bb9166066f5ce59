"""Nothing lost, nothing twice: what sending needs to remember

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    op.create_table('gap',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('began', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended', sa.DateTime(timezone=True), nullable=False),
    sa.Column('told', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.add_column('account', sa.Column('trouble', sa.String(), nullable=False, server_default=''))
    op.add_column('account', sa.Column('troubled_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('account', sa.Column('reported', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('outbox', sa.Column('broadcast_id', sa.Integer(), nullable=True))
    op.add_column('outbox', sa.Column('lost_answers', sa.Integer(), nullable=False, server_default='0'))
    op.create_index('ix_outbox_broadcast_id', 'outbox', ['broadcast_id'])
    op.create_index('ix_outbox_line', 'outbox', ['channel', 'priority', 'id'], sqlite_where=WAITING, postgresql_where=WAITING)
    for column in ('due', 'expires'):
        op.drop_index(f'ix_outbox_{column}', 'outbox')
        op.create_index(f'ix_outbox_{column}', 'outbox', [column], sqlite_where=WAITING, postgresql_where=WAITING)
    op.drop_index('ix_outbox_chat', 'outbox')
    op.create_index('ix_outbox_chat', 'outbox', ['channel', 'chat', 'state', 'id'])
    op.create_index('ix_report_corrects_id', 'report', ['corrects_id'])
    _name_broadcasts()


def _name_broadcasts() -> None:
    """Rows that were there already: broadcast:<id>:<person>."""
    number = (
        "CAST(substr(key, 11, instr(substr(key, 11), ':') - 1) AS INTEGER)"
        if op.get_bind().dialect.name == "sqlite"
        else "CAST(split_part(key, ':', 2) AS INTEGER)"
    )
    op.execute(f"UPDATE outbox SET broadcast_id = {number} WHERE kind = 'broadcast'")
