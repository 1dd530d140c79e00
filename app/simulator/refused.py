"""The platform understood and says no."""


class Refused(Exception):
    """infcode -1 with this err_msg. Carries no personal data."""

    def __init__(self, err_msg: str) -> None:
        super().__init__(err_msg)
        self.err_msg = err_msg
