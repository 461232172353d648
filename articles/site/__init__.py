"""The readers' site: views pick what is live, templates say it."""
