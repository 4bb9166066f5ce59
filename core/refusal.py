"""What a person did wrong, as the sentence that they will read."""


class Refusal(Exception):
    """Undoes the handler's writes; only its sentence reaches the person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Faults(Exception):
    """Everything wrong with a file or the settings, each fault with its place, found in one pass."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
