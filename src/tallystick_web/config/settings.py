"""Django's settings. What differs from one installation to another comes from the environment."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tallystick_web.config.environment import Environment
from tallystick_web.organisations.provider_settings import origins_of, providers_from

_environment = Environment()
_HERE = Path(__file__).resolve().parent.parent
_LOOPBACK = ("http://127.0.0.1", "http://localhost", "http://[::1]")

# WHERE IT RUNS

TALLYSTICK_DATA = _environment.folder("TALLYSTICK_DATA")
TALLYSTICK_ADDRESS = _environment.required("TALLYSTICK_ADDRESS").rstrip("/")
TALLYSTICK_IS_MADE_UP = _environment.is_on("TALLYSTICK_MADE_UP")
_is_loopback = any(one == TALLYSTICK_ADDRESS or TALLYSTICK_ADDRESS.startswith(f"{one}:") for one in _LOOPBACK)
_is_https = TALLYSTICK_ADDRESS.startswith("https://")
if not (_is_https or _is_loopback):
    raise ImproperlyConfigured(
        f"TALLYSTICK_ADDRESS is {TALLYSTICK_ADDRESS}. What people type in must not cross a network in the open: give "
        "an address that begins with https://, or one of this machine alone, for example http://127.0.0.1:8000."
    )
if TALLYSTICK_IS_MADE_UP and not _is_loopback:
    raise ImproperlyConfigured(
        "TALLYSTICK_MADE_UP is yes, and TALLYSTICK_ADDRESS is not of this machine alone. Made-up data come with "
        "passwords that were printed, and with a second step that can be left out. Set TALLYSTICK_MADE_UP to no."
    )

SECRET_KEY = _environment.required("TALLYSTICK_SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = [TALLYSTICK_ADDRESS.split("//")[1].rsplit(":", 1)[0]]
CSRF_TRUSTED_ORIGINS = [TALLYSTICK_ADDRESS]

# WHAT IT IS MADE OF

INSTALLED_APPS = [
    "tallystick_web.core",
    "tallystick_web.organisations",
    "tallystick_web.evidence",
    "tallystick_web.deposits",
    "tallystick_web.numbers",
    "tallystick_web.declarations",
    "tallystick_web.questionnaires",
    "tallystick_web.registers",
    "tallystick_web.plans",
    "tallystick_web.reviews",
    "tallystick_web.publications",
    "tallystick_web.public",
    "tallystick_web.desk",
    "tallystick_web.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "tallystick_web.core.middleware.numbered_and_logged",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tallystick_web.core.middleware.BodyLimited",
    "tallystick_web.core.middleware.private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tallystick_web.core.middleware.session_timed",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "tallystick_web.config.urls"
WSGI_APPLICATION = "tallystick_web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "tallystick_web.core.chrome.chrome",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "tallystick_web.core.templating.environment", "context_processors": _CONTEXT},
    },
    {  # for the few templates of packages that have no counterpart of ours: the text of e-mails
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [*_CONTEXT, "django.contrib.auth.context_processors.auth"],
        },
    },
]
FORM_RENDERER = "tallystick_web.core.rendering.NhsRenderer"

# WHAT IT KEEPS

DATABASES = {
    "default": dj_database_url.parse(
        _environment.text("TALLYSTICK_DATABASE") or f"sqlite:///{TALLYSTICK_DATA / 'tallystick.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # recursive_triggers: without it REPLACE deletes a row and no trigger notices.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; PRAGMA busy_timeout=20000;"
        ),
    }
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": TALLYSTICK_DATA / "cache",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": _environment.text("TALLYSTICK_TASKS") or "django_tasks_db.DatabaseBackend"}}

TALLYSTICK_VAULT_KEYS = _environment.keys("TALLYSTICK_VAULT_KEYS")
TALLYSTICK_BACKUP_KEY = _environment.text("TALLYSTICK_BACKUP_KEY")
TALLYSTICK_SECURITY_CONTACT = _environment.text("TALLYSTICK_SECURITY_CONTACT")
if TALLYSTICK_SECURITY_CONTACT and not TALLYSTICK_SECURITY_CONTACT.startswith(("https://", "mailto:", "tel:")):
    raise ImproperlyConfigured(
        f"TALLYSTICK_SECURITY_CONTACT is {TALLYSTICK_SECURITY_CONTACT}. Write it as an address that programs "
        "understand, for example mailto:security@example.nhs.uk or https://example.nhs.uk/security."
    )

STATIC_URL = "static/"
STATIC_ROOT = TALLYSTICK_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is uploaded through it
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False

# WHO IS LET IN

AUTH_USER_MODEL = "organisations.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my-organisations"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "tallystick_web.organisations.signing_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "tallystick_web.organisations.reset_links.ResetLinks"  # noqa: S105  # the name of a class
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
SOCIALACCOUNT_ADAPTER = "tallystick_web.organisations.signing_in.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_ONLY = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tallystick"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _is_loopback
USERSESSIONS_TRACK_ACTIVITY = False
TALLYSTICK_SECOND_STEP_CAN_WAIT = TALLYSTICK_IS_MADE_UP

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["ip_address", "username"]]  # a whole trust sits behind one address
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_CALLABLE = "tallystick_web.core.pages.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["login", "password"]
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _is_https
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tallystick_web.core.pages.expired_form"
TALLYSTICK_LONGEST_SESSION = timedelta(hours=12)

# WHAT A BROWSER MAY DO

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [NONE],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = _is_https
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _is_https else 0
if _environment.is_on("TALLYSTICK_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TALLYSTICK_LARGEST_BODY = 1_000_000
TALLYSTICK_LARGEST_UPLOAD = 201 * 1024 * 1024  # 200 MB of files, and the form around them
DATA_UPLOAD_MAX_MEMORY_SIZE = TALLYSTICK_LARGEST_BODY
FILE_UPLOAD_MAX_MEMORY_SIZE = TALLYSTICK_LARGEST_BODY
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_PERMISSIONS = 0o600
# What is still arriving lies beside what has arrived, and is swept up with it where a transfer breaks off.
FILE_UPLOAD_HANDLERS = ["tallystick_web.core.arriving.ToPrivateFolder"]

# WORDS, TIMES AND MAIL

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "Europe/London"
EMAIL_BACKEND = _environment.text("TALLYSTICK_MAIL") or "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _environment.text("TALLYSTICK_MAIL_SERVER", "localhost")
EMAIL_PORT = _environment.number("TALLYSTICK_MAIL_PORT", 25)
EMAIL_USE_TLS = _environment.is_on("TALLYSTICK_MAIL_TLS")
EMAIL_HOST_USER = _environment.text("TALLYSTICK_MAIL_USER")
EMAIL_HOST_PASSWORD = _environment.text("TALLYSTICK_MAIL_PASSWORD")
DEFAULT_FROM_EMAIL = _environment.text("TALLYSTICK_MAIL_FROM", "tallystick@localhost")
EMAIL_SUBJECT_PREFIX = ""
ADMINS: list[tuple[str, str]] = []

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"json": {"()": "tallystick_web.core.logs.AsJson"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "tallystick": {"level": _environment.text("TALLYSTICK_LOG_LEVEL", "INFO")},
        # Django's own line about a refused or failed request holds the address, which may hold an id.
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},  # a line for each task tells nobody anything
    },
}

# HOW PEOPLE SIGN IN, IN DETAIL

SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": providers_from(_environment)}}
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation reached the address
# A button that leads to a provider is a form whose answer is a redirect, which browsers count as its action.
CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += origins_of(SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])
_FORMS = "tallystick_web.organisations.forms.account"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignInForm",
    "reset_password": f"{_FORMS}.ForgottenPasswordForm",
    "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "reauthenticate": f"{_FORMS}.ConfirmPasswordForm",
}
MFA_FORMS = {
    "activate_totp": f"{_FORMS}.SetUpAppForm",
    "authenticate": f"{_FORMS}.SecondStepForm",
    "reauthenticate": f"{_FORMS}.ConfirmCodeForm",
    "add_webauthn": f"{_FORMS}.AddPasskeyForm",
}
MFA_ADAPTER = "tallystick_web.organisations.signing_in.SecondStepAdapter"
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]  # not a code by e-mail
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",  # a whole trust signs in from one address at nine o'clock
    "login_failed": "5/5m/key",  # counts wrong codes of the second step alone; django-axes counts passwords
}
AXES_USERNAME_CALLABLE = "tallystick_web.organisations.signing_in.name_of"
AXES_CLIENT_IP_CALLABLE = "tallystick_web.organisations.signing_in.address_of"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _environment.is_on("TALLYSTICK_BEHIND_PROXY") else 0
EMAIL_FILE_PATH = str(TALLYSTICK_DATA / "mail")  # where Django's backend that writes e-mails to files puts them
