"""Every address of the service."""

from django.urls import include, path

from tallystick.publishing.protection import GUARANTEE, NOT_COVERED
from tallystick_web.core import pages

urlpatterns = [
    path("", pages.front_door, name="front-door"),
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
    path("accessibility/", pages.page("core/accessibility.jinja"), name="accessibility"),
    path("privacy/", pages.page("core/privacy.jinja"), name="privacy"),
    path(
        "how-people-are-protected/",
        pages.page("core/protection.jinja", guarantee=GUARANTEE, not_covered=NOT_COVERED),
        name="protection",
    ),
    path("account/", include("tallystick_web.organisations.account_urls")),
    path("o/<slug:organisation>/", include("tallystick_web.organisations.urls")),
    path("o/<slug:organisation>/figures/", include("tallystick_web.deposits.urls")),
    path("o/<slug:organisation>/", include("tallystick_web.numbers.urls")),
]

handler400 = pages.bad_request
handler403 = pages.forbidden
handler404 = pages.not_found
handler500 = pages.failed
