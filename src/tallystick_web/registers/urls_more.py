"""Addresses of the yearly audit of buying, of the quarter's look-back, and of concerns and where to look."""

from django.urls import path

from tallystick_web.registers.views import audits, concerns, looking_back, where_to_look

urlpatterns = [
    path("audits/prepare/", audits.audit_prepare, name="audit-prepare"),
    path("audits/<uuid:buying_audit>/", audits.audit, name="audit"),
    path("audits/<uuid:buying_audit>/opinion/", audits.audit_opinion, name="audit-opinion"),
    path("audits/<uuid:buying_audit>/finding/", audits.audit_finding_add, name="audit-finding-add"),
    path("audits/tests/<uuid:audit_test>/", audits.audit_test, name="audit-test"),
    path("audits/findings/<uuid:audit_finding>/answer/", audits.finding_answer, name="finding-answer"),
    path("audits/findings/<uuid:audit_finding>/close/", audits.finding_close, name="finding-close"),
    path("look-back/begin/", looking_back.look_back_begin, name="look-back-begin"),
    path("look-back/<uuid:look_back>/", looking_back.look_back, name="look-back"),
    path("look-back/<uuid:look_back>/marks/", looking_back.look_back_mark, name="look-back-mark"),
    path("look-back/<uuid:look_back>/missed/", looking_back.look_back_missed, name="look-back-missed"),
    path("concerns/", concerns.concerns, name="concerns"),
    path("raise-a-concern/", concerns.route_to_raise, name="route-to-raise"),
    path("carers-passport/", concerns.carers_passport, name="carers-passport"),
    path("where-to-look/", where_to_look.where_to_look, name="where-to-look"),
]
