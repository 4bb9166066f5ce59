"""A Bot API server that others wrote, npm's telegram-test-api: what it and ours agree on is not our own invention."""
