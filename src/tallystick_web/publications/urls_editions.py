"""Addresses of publications and their editions."""

from django.urls import path

from tallystick_web.publications.views import editions, previewing

urlpatterns = [
    path("published/", editions.publications, name="publications"),
    path("published/begin/", editions.publication_begin, name="publication-begin"),
    path("published/<uuid:publication>/", editions.publication, name="publication"),
    path("published/<uuid:publication>/begin/", editions.edition_begin, name="edition-begin"),
    path("published/editions/<uuid:edition>/", editions.edition, name="edition"),
    path("published/editions/<uuid:edition>/preview/<path:path>", previewing.edition_preview, name="edition-preview"),
    # Pages of an edition link to "../index.html".
    path("published/editions/<uuid:edition>/index.html", previewing.edition_before, name="edition-before"),
    path("published/editions/<uuid:edition>/make-again/", editions.edition_make_again, name="edition-make-again"),
    path("published/editions/<uuid:edition>/sign/", editions.edition_sign, name="edition-sign"),
    path("published/editions/<uuid:edition>/publish/", editions.edition_publish, name="edition-publish"),
    path("published/editions/<uuid:edition>/correct/", editions.edition_correct, name="edition-correct"),
    path("published/editions/<uuid:edition>/withdraw/", editions.edition_withdraw, name="edition-withdraw"),
]
