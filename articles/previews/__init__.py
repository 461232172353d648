"""Stories before readers have them: for the desk, and for who has no account."""
