class Fault(Exception):
    """What a benchmark found that must not be; a few words for its report."""
