"""Programs to stand beside: each does the same work with what it brings, in a process of its own."""
