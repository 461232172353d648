"""Who wants to know that a picture or its words were changed.

Rooms above this one add themselves (see `articles.apps`): imports go one way only.
Each is called with the image and the user in the transaction of the change, and
returns sentences for whoever made it.
"""

listeners = []
# Called after such a change with the image and the user: the address of a page that
# offers more, or nothing.
offers = []


def tell(image, by) -> list[str]:
    return [sentence for listener in listeners for sentence in listener(image, by)]


def offered(image, by) -> str:
    """Where to go on after a change; empty where nothing is offered."""
    return next(filter(None, (offer(image, by) for offer in offers)), "")
