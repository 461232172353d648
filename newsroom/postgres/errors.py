class PostgresError(Exception):
    """One plain sentence that says what to do; commands show it as it is."""


def unwritable(path, error):
    return PostgresError(
        f"Cannot write to {path} ({error.strerror}): point NEWSROOM_DATA at a folder "
        "that you may write to."
    )
