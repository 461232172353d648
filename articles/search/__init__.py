"""Search over what readers have now, in every language alike.

A story has one narrow row for each time that it has with readers; the row is written
where that time is. The site reads it through the view `live_search`.
"""
