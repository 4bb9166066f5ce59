"""Every word that the bot says. Plain values: the channel escapes them.

The voice is the office's (see docs/architecture.md): first what, then when, then what to do; "anh/chị" to an
official, "đồng chí" and post to a leader; a unit in the third person; no blame.
"""
