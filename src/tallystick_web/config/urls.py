"""Every address of the service."""

from django.urls import include, path, re_path

from tallystick.publishing.protection import GUARANTEE, NOT_COVERED
from tallystick_web.core import pages
from tallystick_web.core.lexicon import lexicon
from tallystick_web.desk.views.feed import calendar_feed
from tallystick_web.numbers.api import api, nothing_here
from tallystick_web.numbers.views import programs

urlpatterns = [
    path("", pages.front_door, name="front-door"),
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
    path(".well-known/security.txt", pages.security_txt, name="security-txt"),
    path("accessibility/", pages.page("core/accessibility.jinja"), name="accessibility"),
    path("privacy/", pages.page("core/privacy.jinja"), name="privacy"),
    path(
        "how-people-are-protected/",
        pages.page("core/protection.jinja", guarantee=GUARANTEE, not_covered=NOT_COVERED),
        name="protection",
    ),
    path("words-about-race/", pages.page("core/lexicon.jinja", lexicon=lexicon()), name="lexicon"),
    re_path(r"^api/v1/docs/?$", programs.reading_by_program, name="reading-by-program"),
    path("api/v1/", api.urls),
    re_path(r"^api/", nothing_here, name="api-nothing"),
    path("calendar/<str:key>/tallystick.ics", calendar_feed, name="calendar-feed"),
    path("account/", include("tallystick_web.organisations.account_urls")),
    path("o/<slug:organisation>/", include("tallystick_web.organisations.urls")),
    path("o/<slug:organisation>/evidence/", include("tallystick_web.evidence.urls")),
    path("o/<slug:organisation>/figures/", include("tallystick_web.deposits.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.numbers.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.declarations.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.registers.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.questionnaires.urls")),
    path("say/", include("tallystick_web.declarations.link_urls")),
    path("answer/", include("tallystick_web.questionnaires.link_urls")),
    path("o/<slug:organisation>/", include("tallystick_web.plans.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.reviews.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.publications.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.desk.urls")),
    path("public/", include("tallystick_web.public.urls")),
]

handler400 = pages.bad_request
handler403 = pages.forbidden
handler404 = pages.not_found
handler500 = pages.failed
