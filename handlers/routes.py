"""Which handler answers what: commands, buttons and the steps of a conversation."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.rights import Action
from handlers.turn import Turn

Handler = Callable[[Turn], None]


@dataclass(frozen=True, slots=True)
class Route:
    handler: Handler
    right: Action | None
    name: str = ""  # a command's name as the menu shows it
    menu: str = ""  # what the menu says of it; empty: not shown
    key: str = ""  # by which `Routes.find` knows it again


@dataclass(slots=True)
class Routes:
    """What one use case answers to. `dispatch` puts those of all use cases together."""

    commands: dict[str, Route] = field(default_factory=dict)  # by every name they are known by
    actions: dict[str, Route] = field(default_factory=dict)
    steps: dict[str, Route] = field(default_factory=dict)

    def command(
        self, name: str, *names: str, right: Action | None = None, menu: str = ""
    ) -> Callable[[Handler], Handler]:
        """`/name`, the same word alone, or any of the other names or phrases (folded, without diacritics)."""

        def register(handler: Handler) -> Handler:
            for known in (name, *names):
                self.commands[known] = Route(handler, right, name, menu, f"command:{name}")
            return handler

        return register

    def action(self, name: str, right: Action | None = None) -> Callable[[Handler], Handler]:
        """A button whose choice says `name`."""

        def register(handler: Handler) -> Handler:
            self.actions[name] = Route(handler, right, key=f"action:{name}")
            return handler

        return register

    def step(self, name: str, right: Action | None = None) -> Callable[[Handler], Handler]:
        """Free text while the account's open question is at `name`."""

        def register(handler: Handler) -> Handler:
            self.steps[name] = Route(handler, right, key=f"step:{name}")
            return handler

        return register

    def find(self, key: str) -> Route:
        kind, _, name = key.partition(":")
        return {"command": self.commands, "action": self.actions, "step": self.steps}[kind][name]

    def add(self, other: "Routes") -> None:
        self.commands |= other.commands
        self.actions |= other.actions
        self.steps |= other.steps
