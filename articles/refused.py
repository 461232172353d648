class Refused(Exception):
    """A verb that cannot be done; its text says why, in words for the screen.

    `missing` lists what has to be added first, where that is the reason.
    """

    def __init__(self, sentence, missing=()):
        super().__init__(sentence)
        self.missing = list(missing)
