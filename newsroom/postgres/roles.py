"""Who may log in to the embedded server, and the first database."""

SUPERUSER = "postgres"
OWNER, DESK, SITE = ROLES = ("newsroom_owner", "newsroom_desk", "newsroom_site")
DATABASE = "newsroom"

# One statement a line: the single-user server ends a statement at the newline.
FIRST_SQL = f"""\
CREATE ROLE {OWNER} LOGIN NOSUPERUSER CREATEDB CREATEROLE
CREATE ROLE {DESK} LOGIN
CREATE ROLE {SITE} LOGIN
GRANT {DESK}, {SITE} TO {OWNER} WITH ADMIN OPTION
CREATE DATABASE {DATABASE} OWNER {OWNER}
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC
GRANT CONNECT ON DATABASE postgres, template1 TO {OWNER}
"""
