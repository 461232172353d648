"""Parts of the page layer (newsroom/pages.py); nothing here knows Django."""
