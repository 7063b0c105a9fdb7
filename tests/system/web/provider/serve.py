"""A provider of sign-in as a trust might run one: a small Django project of its own, started as its own process.

    python tests/system/web/provider/serve.py PORT REDIRECT FOLDER

It knows Tallystick as `tallystick` with the secret `of tests alone`. Its people all have the password `let me in`; of
those whose name ends in `-mfa`, it says that it asked for a second step.
"""

import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.urls import include, path
from jwcrypto.jwk import JWK

CLIENT, SECRET, PASSWORD = "tallystick", "of tests alone", "let me in"
PEOPLE = {
    "amira-mfa": "amira@northmoor.example",
    "bola": "bola@northmoor.example",
    "ian-mfa": "ian@northmoor.example",
}
PAGE = """<!doctype html><html lang="en-GB"><title>Northmoor sign-in</title><main><h1>Northmoor sign-in</h1>
<form method="post">{% csrf_token %}{{ form.as_p }}<button>Sign in</button></form></main></html>"""


def configure(port: int, folder: Path) -> None:
    """Django's settings of the provider. Its cookies have names of their own: cookies are shared between ports."""
    settings.configure(
        SECRET_KEY="of the provider",
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF=__name__,
        SESSION_COOKIE_NAME="provider_session",
        CSRF_COOKIE_NAME="provider_csrf",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        LOGIN_URL="/login/",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [("django.template.loaders.locmem.Loader", {"registration/login.html": PAGE})],
                    "context_processors": ["django.template.context_processors.request"],
                },
            }
        ],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": JWK.generate(kty="RSA", size=2048).export_to_pem(True, None).decode(),
            "OIDC_ISS_ENDPOINT": f"http://127.0.0.1:{port}/o",
            "OAUTH2_VALIDATOR_CLASS": f"{__name__}.claims",
            "SCOPES": {"openid": "", "profile": "", "email": ""},
        },
    )


def __getattr__(name: str) -> object:
    """What Django asks this module for once it is set up: the addresses, and what is said of a person."""
    if name == "urlpatterns":
        from django.contrib.auth.views import LoginView

        return [path("login/", LoginView.as_view()), path("o/", include("oauth2_provider.urls"))]
    if name == "claims":
        from oauth2_provider.oauth2_validators import OAuth2Validator

        class Claims(OAuth2Validator):
            oidc_claim_scope = None

            def get_additional_claims(self, request):
                did = ["pwd", "otp", "mfa"] if request.user.username.endswith("-mfa") else ["pwd"]
                return {"email": request.user.email, "name": request.user.username, "amr": did}

        return Claims
    raise AttributeError(name)


def fill(redirect: str) -> None:
    """Its people, and Tallystick as an application it knows."""
    from django.contrib.auth.models import User
    from oauth2_provider.models import Application

    for name, email in PEOPLE.items():
        User.objects.create_user(name, email, PASSWORD)
    Application.objects.create(
        name="Tallystick",
        client_id=CLIENT,
        client_secret=SECRET,
        client_type="confidential",
        authorization_grant_type="authorization-code",
        redirect_uris=redirect,
        algorithm="RS256",
        skip_authorization=True,
    )


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_):
        pass


def main() -> None:
    """Serve until the process is ended."""
    port, redirect, folder = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    configure(port, folder)
    django.setup()
    call_command("migrate", verbosity=0)
    fill(redirect)
    server = ThreadedWSGIServer(("127.0.0.1", port), Quiet)
    server.set_app(get_wsgi_application())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
