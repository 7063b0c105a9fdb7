"""Addresses of the evidence of an organisation."""

from django.urls import path

from tallystick_web.evidence.views import adding, attaching, frameworks, reading

urlpatterns = [
    path("", reading.evidence, name="evidence"),
    path("add/", adding.add_evidence, name="add-evidence"),
    # ON SOMETHING
    path("about/<slug:subject_kind>/<uuid:subject>/", attaching.evidence_about, name="evidence-about"),
    path("about/<slug:subject_kind>/<uuid:subject>/add/", adding.add_evidence_about, name="add-evidence-about"),
    path("attached/<uuid:evidence_on>/end/", attaching.detach_evidence, name="detach-evidence"),
    # FRAMEWORKS
    path("frameworks/", frameworks.every_framework, name="frameworks"),
    path("frameworks/<slug:framework>/", frameworks.coverage, name="coverage"),
    # ONE PIECE
    path("files/<uuid:evidence_version>/", reading.evidence_file, name="evidence-file"),
    path("<uuid:evidence>/", reading.piece, name="evidence-piece"),
    path("<uuid:evidence>/correct/", adding.correct_evidence, name="correct-evidence"),
    path("<uuid:evidence>/withdraw/", adding.withdraw_evidence, name="withdraw-evidence"),
    path("<uuid:evidence>/attach/", attaching.attach_evidence, name="attach-evidence"),
    path("<uuid:evidence>/held-for/<slug:framework>/", frameworks.map_evidence, name="map-evidence"),
]
