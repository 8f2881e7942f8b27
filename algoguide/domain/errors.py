"""Failures that are expected and said in plain French."""


class KnownError(Exception):
    """The surroundings or the input are wrong; the message is a French sentence that says what to do.

    Attributes:
        status: process exit status for the command line (2: bad usage or input, 1: content).
    """

    def __init__(self, message: str, *, status: int = 2) -> None:
        super().__init__(message)
        self.status = status
