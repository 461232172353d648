import os
import signal
import subprocess
import sys
import time

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import connections

from newsroom import ground, overrides, ports, processes
from newsroom.postgres import PostgresError, Server
from newsroom.running import AlreadyRuns, only_run
from newsroom.settings.databases import DESK_URL, EMBEDDED, OWNER_URL, SITE_URL
from people.models import Edition

SIGN_INS = ("reporter", "translator", "photo", "editor", "chief")


class Refused(Exception):
    """The newsroom cannot run; the message says in one sentence what to do."""


class Command(BaseCommand):
    help = "Start PostgreSQL, the site and the desk; stop the two with Ctrl-C."
    requires_system_checks = []

    def handle(self, **options):
        _listen_for_the_end()
        try:
            ground.check(os.environ)
            with only_run(settings.NEWSROOM_DATA):
                ports.check(settings.NEWSROOM_SITE_PORT, settings.NEWSROOM_DESK_PORT)
                self.prepare()
                self.serve()
        except (
            Refused,
            AlreadyRuns,
            ground.Unfit,
            PostgresError,
            ports.PortRefused,
            processes.Stopped,
        ) as refusal:
            sys.exit(str(refusal))
        except KeyboardInterrupt:
            self.say("Stopped.")

    def prepare(self):
        if EMBEDDED:
            self.start_postgres()
        else:
            _check_login("OWNER_DATABASE_URL", OWNER_URL)
        # It also makes the other two roles where they are not there yet.
        self.manage("migrate", "--no-input", "--verbosity", "0")
        _check_login("DATABASE_URL", DESK_URL)
        _check_login("SITE_DATABASE_URL", SITE_URL)
        for each in overrides.faults():
            self.stderr.write(f"Not used, and ours in its place: {each}")
        if _is_empty() and os.environ.get("NEWSROOM_SAMPLE") != "0":
            self.say("Loading the sample newsroom …")
            self.manage("load_sample")

    def start_postgres(self):
        server = Server(settings.NEWSROOM_DATA)
        was_running = server.is_running()
        if not was_running:
            self.say("Starting the embedded PostgreSQL …")
        server.start()  # also waits for one that recovers from a crash
        if server.notice and not was_running:
            self.say(server.notice)

    def manage(self, *arguments):
        """Another command in a process of its own: it may need the owner's login."""
        status = subprocess.run(
            [sys.executable, settings.BASE_DIR / "manage.py", *arguments],
            env=processes.desk_environment(os.environ),
            start_new_session=True,
        ).returncode
        if status:
            raise Refused(
                f"`manage.py {arguments[0]}` failed, so nothing was started: what it "
                "said above tells why."
            )

    def serve(self):
        started = []
        try:
            for name, port in (
                ("site", settings.NEWSROOM_SITE_PORT),
                ("desk", settings.NEWSROOM_DESK_PORT),
            ):
                started.append(self.start(name, port))
            processes.wait_until_healthy(started)
            self.say(_welcome())
            parent = os.getppid()
            while not _is_orphaned(parent):
                processes.raise_if_ended(started)
                time.sleep(0.2)
        finally:
            processes.stop_all(started)

    def start(self, name, port):
        environment = processes.desk_environment(os.environ)
        environment["NEWSROOM_DATA"] = str(settings.NEWSROOM_DATA)
        environment.setdefault("NEWSROOM_DEBUG", "1")
        if (settings.NEWSROOM_DATA / "sample-password").exists():
            # Everybody tries every role with one password; the desk says so.
            environment.setdefault("NEWSROOM_SECOND_STEP", "0")
        if name == "site":
            environment = processes.site_environment(environment)
        return processes.Process(
            name,
            port,
            environment,
            settings.NEWSROOM_DATA / "logs" / f"{name}.log",
            show=lambda line: self.stderr.write(f"{name}: {line.rstrip()}"),
        )

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()


def _listen_for_the_end():
    """One KeyboardInterrupt for Ctrl-C, a closed terminal or a polite kill; what
    comes after it must not break off the stopping."""
    signals = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
        signals.append(signal.SIGHUP)

    def end(*_):
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, end)


def _is_orphaned(parent):
    """Whether `make` was killed over our head. Ports must not stay taken then."""
    return "MAKELEVEL" in os.environ and os.getppid() != parent


def _check_login(name, url):
    try:
        psycopg.connect(url).close()
    except psycopg.Error as error:
        why = str(error).splitlines()[0]
        raise Refused(
            f"PostgreSQL does not let us in with {name} ({why}): check that the "
            "server runs and that the address, login and password are right."
        ) from error


def _is_empty():
    return _nobody_signs_in() and not _exists(Edition)


def _nobody_signs_in():
    return not _exists(get_user_model())


def _exists(model):
    try:
        return model.objects.exists()
    finally:
        connections.close_all()


def _welcome():
    site, desk = settings.NEWSROOM_SITE_PORT, settings.NEWSROOM_DESK_PORT
    lines = [
        "",
        f"  Site   http://localhost:{site}/",
        f"  Desk   http://localhost:{desk}/admin/",
        "",
    ]
    password = settings.NEWSROOM_DATA / "sample-password"
    if password.exists():
        lines += [
            f"  Sign in as {', '.join(SIGN_INS[:-1])} or {SIGN_INS[-1]}",
            f"  with the password {password.read_text().strip()}",
            "",
        ]
    elif _nobody_signs_in():
        lines += [
            "  Nobody can sign in yet: open the desk to make the first chief editor,",
            "  or run .venv/bin/python manage.py createsuperuser",
            "",
        ]
    too = "; `make stop` stops PostgreSQL, too" if EMBEDDED else ""
    lines += [f"  Ctrl-C stops both{too}.", ""]
    return "\n".join(lines)
