"""Pages of one picture beside its form: rights, focus, redaction, sealed files."""
