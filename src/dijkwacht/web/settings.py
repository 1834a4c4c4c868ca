"""Django's settings, all in one file; what differs per installation comes from ``env``."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.contrib.messages import constants as messages

from dijkwacht.web.installation import env

ENVIRONMENT = env.read(os.environ)
HERE = Path(__file__).parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
IS_DEMO = ENVIRONMENT.is_demo
DATA = ENVIRONMENT.data
SITE_URL = ENVIRONMENT.url
CONTACT = ENVIRONMENT.contact
# What locks secrets in the database, and who may say where a visitor comes from.
KEYS = ENVIRONMENT.keys
PROXIES = ENVIRONMENT.proxies
# By which providers of organisations people sign in.
OIDC = list(ENVIRONMENT.oidc)
OIDC_FILE = ENVIRONMENT.oidc_file

INSTALLED_APPS = [
    "dijkwacht.apps.wall.apps.Wall",
    "dijkwacht.apps.audit",
    "dijkwacht.apps.mail",
    "dijkwacht.apps.receipts",
    "dijkwacht.apps.organisations",
    "dijkwacht.apps.kept",
    "dijkwacht.apps.accounts",
    "dijkwacht.apps.providers",
    "dijkwacht.apps.people",
    "dijkwacht.apps.errands",
    "dijkwacht.apps.norms",
    "dijkwacht.apps.barriers",
    "dijkwacht.apps.consultations",
    "dijkwacht.apps.consents",
    "dijkwacht.apps.policies",
    "dijkwacht.apps.cases",
    "dijkwacht.apps.bibob",
    "dijkwacht.apps.damocles",
    "dijkwacht.apps.desk",
    "dijkwacht.apps.pictures",
    "dijkwacht.apps.findings",
    "dijkwacht.apps.workbooks",
    "dijkwacht.apps.sources",
    "dijkwacht.apps.members",
    "dijkwacht.apps.roadmap",
    "dijkwacht.apps.invitations",
    "dijkwacht.apps.group_sessions",
    "dijkwacht.apps.fact_check",
    "dijkwacht.apps.passages",
    "dijkwacht.apps.adoption",
    "dijkwacht.apps.measures",
    "dijkwacht.apps.plan",
    "dijkwacht.apps.halfway",
    "dijkwacht.apps.action_lists",
    "dijkwacht.apps.reminders",
    "dijkwacht.apps.asks",
    "dijkwacht.apps.programme",
    "dijkwacht.apps.reporting",
    "dijkwacht.web.apps.Web",
    "dijkwacht.web.accounts.apps.SigningIn",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "dijkwacht.web.middleware.NamelessMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dijkwacht.web.middleware.NotKeptMiddleware",
    "dijkwacht.web.middleware.HeardMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "dijkwacht.web.middleware.OursMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dijkwacht.web.middleware.WallMiddleware",
    "dijkwacht.web.middleware.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dijkwacht.web.accounts.gates.SecondStepMiddleware",
    "dijkwacht.web.accounts.gates.AgainMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dijkwacht.web.middleware.RefusedMiddleware",
    "dijkwacht.web.errands.middleware.BesideMiddleware",
    "dijkwacht.web.personal.middleware.PersonalMiddleware",
    "dijkwacht.web.log.looks.LooksMiddleware",
    "dijkwacht.web.middleware.OnceMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "dijkwacht.web.urls"
WSGI_APPLICATION = "dijkwacht.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dijkwacht.web.nav.navigation",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "dijkwacht.web.templatetags.beside",
                "dijkwacht.web.templatetags.dutch",
                "dijkwacht.web.templatetags.typed",
            ],
        },
    }
]
COTTON_DIR = "cotton"

DATABASES = {"default": env.database(ENVIRONMENT)}
# Whoever owns the tables makes them; whoever serves the site only reaches rows, and those behind the wall.
OWNER_DATABASE = env.database(ENVIRONMENT, of_owner=True) if ENVIRONMENT.owner_database else None
# One for all processes: a code that was used in one is used in all.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cached",
        # Django's 300 would let whoever asks often enough push out what others' tries were counted by.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "dijkwacht.web.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "dijkwacht.web.accounts.passwords.NotKnown"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start:home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {
    "login": "dijkwacht.web.accounts.forms.SignInForm",
    "reset_password": "dijkwacht.web.accounts.forms.ForgottenForm",
}
# As Django's own: allauth's would keep a table of addresses beside ours.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "dijkwacht.web.accounts.passwords.LinkTokens"  # noqa: S105  # nosec B105 - a name
ACCOUNT_ADAPTER = "dijkwacht.web.accounts.adapter.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# Nobody makes this site write to an address it does not know.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Of the second step, per person; wrong passwords are counted by axes, see the adapter.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/900s/key"}
# Everybody has a second step, and signs in again before what is most worth taking. The demo is one click, and holds nothing.
SECOND_STEP = not IS_DEMO
# Providers come from the settings of the installation alone; what may go over is decided in web/accounts/provided.
SOCIALACCOUNT_ADAPTER = "dijkwacht.web.accounts.provided.library.Settings"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"provider_class": "dijkwacht.web.accounts.provided.library.Organisations"}}
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "dijkwacht.web.accounts.adapter.LockedAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Addresses come from whoever opened the account; allauth calls one unverified as soon as anybody asks for a new password.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {"add_webauthn": "dijkwacht.web.accounts.forms.PasskeyForm"}
MFA_TOTP_ISSUER = "dijkwacht"
# A passkey asks for https; the demo runs on http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_DEMO
AXES_HANDLER = "dijkwacht.web.accounts.tries.Tries"
AXES_CLIENT_IP_CALLABLE = "dijkwacht.web.parts.door.peer_of"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# Who tries at a shut door does not keep it shut.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_TEMPLATE = "errors/lockout.html"
AXES_USERNAME_CALLABLE = "dijkwacht.web.accounts.adapter.tried_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Who signed in when, and from where, is kept of failures only, and for a month: see jobs/tidy.py.
AXES_DISABLE_ACCESS_LOG = True

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
# The site serves its style files itself: nobody else on the server reads them either.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Pages name files by their hash only; squeezing the others as well took half of a start.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Uploads never touch the disk: a workbook is read, its rows are kept, the file is let go.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler", "dijkwacht.web.fields.Weighed"]
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

# What Django and allauth send goes to the outbox as well; jobs/mail.py takes it from there. Without a server it waits there
# for two days. On the demo nothing leaves the machine: /post/ shows it.
EMAIL_BACKEND = "dijkwacht.apps.mail.backend.Outbox"
MAIL_GOES = IS_DEMO or ENVIRONMENT.mail is not None
MAIL_TRANSPORT = (
    "django.core.mail.backends.smtp.EmailBackend" if ENVIRONMENT.mail else "django.core.mail.backends.dummy.EmailBackend"
)
MAIL_OPTIONS: dict[str, Any] = ENVIRONMENT.mail.options if ENVIRONMENT.mail else {}
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# What seals of the log are made with, and where they are kept beside the database: see apps/audit and jobs/seals.py.
SEAL_KEYS = list(ENVIRONMENT.seal_keys)
SEAL_FILE = ENVIRONMENT.data / "zegels.txt"
SEAL_MAIL = ENVIRONMENT.seal_mail
# Where the worker puts a backup each day, how many of them stay, and whose key locks them: see jobs/backups.
BACKUPS, BACKUPS_KEPT = ENVIRONMENT.backups, ENVIRONMENT.backups_kept
BACKUP_KEY = ENVIRONMENT.backup_key
# Said by checks of our own, in Dutch and at once: web/installation/checks.py. To be preloaded by browsers is the choice of
# whoever owns the domain; against forged forms stands a middleware that grows from Django's (003).
SILENCED_SYSTEM_CHECKS = [f"security.W{number}" for number in ("003", "004", "008", "009", "011", "012", "016", "021")]

CSRF_FAILURE_VIEW = "dijkwacht.web.errors.csrf"
SESSION_ENGINE = "dijkwacht.apps.accounts.backend"
# Counted from signing in, whatever happens in between.
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.behind_tls
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = ENVIRONMENT.behind_tls
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_tls else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if ENVIRONMENT.behind_tls else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.behind_tls
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
MESSAGE_TAGS = {messages.SUCCESS: "ok"}
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Nothing that a person typed reaches a log: no queries, no bodies, no form values, no words of an error.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "dijkwacht.web.installation.logs.WithoutWords",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "line": {"format": "{message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
        "stream": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stdout"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # The events of the chain, which hold no words of anybody.
        "dijkwacht.stream": {"level": "INFO" if ENVIRONMENT.streams else "WARNING", "handlers": ["stream"], "propagate": False},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "ERROR"},
        # Refusals and wrong input are answers, not incidents.
        "django.request": {"level": "ERROR"},
    },
}
