"""What is in the database after the kills, beside what was acknowledged."""

from tests.bench import Fault, numbered


def prepare(usernames) -> list[tuple]:
    """(article's id, whether it is published) for each: an editor's is, from the
    beginning."""
    from django.db import connections

    from people.models import User

    found = [
        _story(User.objects.get(username=name), f"bench-{n}")
        for n, name in enumerate(usernames)
    ]
    connections.close_all()  # the server will be killed
    return found


def _story(user, slug):
    from articles import workflow
    from articles.body import block
    from articles.models import Article, Byline
    from people.models import Edition, Person

    edition = Edition.objects.get(code="en")
    article = Article(
        edition=edition,
        section=edition.sections.first(),
        slug=slug,
        dateline="ULVEN",
        headline=numbered.headline(1),
        deck=numbered.deck(1),
        body=[
            block("paragraph", spans=[{"text": text}])
            for text in numbered.paragraphs(1)
        ],
    )
    workflow.start(article, user)
    publishes = user.username == "editor"
    if publishes:
        Byline.objects.create(article=article, person=Person.objects.first())
        workflow.approve_and_publish(article.pk, user)
    return article.pk, publishes


def faults(writer) -> list[str]:
    """What a writer was told is saved and is not, or is there and is not whole."""
    from articles.models import Article

    article = Article.objects.get(pk=writer.article)
    name = f"story {article.pk}"
    found = []
    revisions = article.revisions.order_by("number")
    saves = _numbers(found, name, [each.content for each in revisions])
    prints = article.prints.order_by("pk")
    prints = _numbers(found, name, [each.story for each in prints])
    writer.unexpected = len(set(saves) - writer.saved) - 1  # the first is ours
    lost = sorted(writer.saved - set(saves))
    found += [f"{name}: save {number} is lost" for number in lost]
    lost = sorted(writer.published - set(prints))
    found += [f"{name}: publishing {number} is lost" for number in lost]
    if saves != sorted(set(saves)) or prints != sorted(set(prints)):
        found.append(f"{name}: something is there twice or in a wrong order")
    if saves and article.headline != numbered.headline(saves[-1]):
        found.append(f"{name} is not what its last revision says")
    if article.version != article.revisions.count():
        found.append(f"{name} has version {article.version} and other revisions")
    return found


def _numbers(faults, name, contents):
    """Each has to have as many parts as the first, which was there before any kill."""
    numbers = []
    for content in contents:
        try:
            count = len(numbered.numbers(str(contents[0])))
            numbers.append(numbered.number_of(str(content), count))
        except Fault as fault:
            faults.append(f"{name}: {fault}")
    return numbers


def faults_of_record(newsroom) -> list[str]:
    """What `verify_prints` says, and prints without their step or the reverse."""
    from articles.models import Print, Transition

    try:
        newsroom.manage("verify_prints")
    except AssertionError as error:
        return [str(error)]
    kinds = [Print.Kind.PUBLISH, Print.Kind.UPDATE]
    steps = Transition.objects.filter(verb__in=kinds).count()
    prints = Print.objects.filter(kind__in=kinds).count()
    return [] if steps == prints else [f"{prints} prints and {steps} steps"]
