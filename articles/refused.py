class Refused(Exception):
    """A verb that cannot be done; its text says why, in words for the screen.

    `missing` lists the findings of the checks, where those are the reason.
    """

    def __init__(self, sentence, missing=()):
        super().__init__(sentence)
        self.missing = list(missing)
