import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.exchange.decode import decode, refuse_if_known
from articles.exchange.importer import edition_for, import_story
from articles.exchange.refusal import MAX_BYTES, Refusal, refuse_if_large
from articles.exchange.report import describe
from articles.exchange.text import parse
from articles.steps import Refused
from media.models import Image
from people.models import Edition, User

REFUSED = 2


class Command(BaseCommand):
    help = "Import plain-text stories as drafts, or show how they are understood."
    # --parse works with no database and no server.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--edition", metavar="CODE")
        parser.add_argument("--as", dest="user", metavar="USER")
        parser.add_argument(
            "--pictures-from",
            choices=Image.Source.values,
            default="",
            help="where all the pictures are from; the desk asks when it is not said",
        )
        parser.add_argument(
            "--parse", action="store_true", help="write nothing, print JSON"
        )

    def handle(self, files, edition, user, parse, pictures_from="", **options):
        if parse:
            self._print_parsed(files)
            return
        edition = edition and _edition(edition)
        user = user and _user(user)
        self.pictures_from = pictures_from
        refused = [file for file in files if not self._import(file, edition, user)]
        if refused:
            raise CommandError(_told(refused, len(files)), returncode=REFUSED)

    def _print_parsed(self, files):
        parsed, refusals = [], []
        for file in files:
            try:
                parsed.append(_read(file)[1].as_json())
            except Refusal as refusal:
                parsed.append(None)
                refusals.append(f"{file.name}: {refusal}")
        if len(files) > 1 or not refusals:
            shown = parsed if len(files) > 1 else parsed[0]
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2))
        if refusals:
            raise CommandError("\n".join(refusals), returncode=REFUSED)

    def _import(self, file, edition, user) -> bool:
        try:
            text, parsed = _read(file)
            edition = edition or _edition_of(parsed)
            imported = import_story(
                parsed,
                edition=edition,
                source=text,
                by=user,
                folder=file.parent,
                pictures_from=self.pictures_from,
            )
        except (Refusal, Refused) as refusal:
            self.stderr.write(f"{file.name}: {refusal}")
            return False
        self._report(file, parsed, imported)
        return True

    def _report(self, file, parsed, imported):
        article = imported.article
        self.stdout.write(f"{file.name} → {article.edition.code}, no. {article.pk}")
        if imported.created:
            for line in describe(parsed):
                self.stdout.write(f"  {line}")
        for message in imported.messages:
            self.stdout.write(f"  ! {message}")


def _read(file):
    """The file's text and what it says; raises Refusal."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
        size = max(len(data), file.stat().st_size)
    except OSError as error:
        raise Refusal(f"The file cannot be read: {error.strerror}.") from error
    refuse_if_known(data)
    refuse_if_large(size)
    text, remarks = decode(data)
    parsed = parse(text)
    parsed.unsure[:0] = remarks
    return text, parsed


def _told(refused, count):
    """What became of all files, so that nobody need look which are in."""
    names = ", ".join(file.name for file in refused)
    if len(refused) == count:
        return _("Nothing was imported.")
    return _(
        "%(refused)s of %(count)s not imported: %(names)s. The others are in; a"
        " second run does not double them."
    ) % {"refused": len(refused), "count": count, "names": names}


def _edition(code):
    edition = Edition.objects.filter(code=code).first()
    if edition is None:
        raise CommandError(
            _("There is no edition “%(code)s”. There are: %(codes)s.")
            % {"code": code, "codes": _codes()},
            returncode=REFUSED,
        )
    return edition


def _edition_of(parsed):
    edition = edition_for(parsed.language)
    if edition is None:
        raise Refusal(
            _(
                "No one edition is written in “%(language)s”. Name it with --edition:"
                " %(codes)s."
            )
            % {"language": parsed.language, "codes": _codes()}
        )
    return edition


def _codes():
    return ", ".join(Edition.objects.values_list("code", flat=True)) or _("none yet")


def _user(name):
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(
            _("Nobody signs in as “%(name)s”.") % {"name": name}, returncode=REFUSED
        )
    return user
