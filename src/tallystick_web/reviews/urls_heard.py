"""Addresses of consultations and of protected time."""

from django.urls import path

from tallystick_web.reviews.views import consulting, time

urlpatterns = [
    path("consultations/", consulting.consultations, name="consultations"),
    path("consultations/begin/", consulting.consultation_begin, name="consultation-begin"),
    path("consultations/<uuid:consultation>/", consulting.consultation, name="consultation"),
    path("consultations/<uuid:consultation>/comment/", consulting.consultation_comment, name="consultation-comment"),
    path("consultations/<uuid:consultation>/reply/", consulting.consultation_reply, name="consultation-reply"),
    path("protected-time/", time.protected_time, name="protected-time"),
    path("protected-time/co-ordinator/", time.protected_time_coordinator, name="protected-time-coordinator"),
    path("protected-time/promise/", time.protected_time_promise, name="protected-time-promise"),
    path("protected-time/note/", time.protected_time_note, name="protected-time-note"),
    path("protected-time/promises/<uuid:time_promise>/end/", time.protected_time_end, name="protected-time-end"),
    path(
        "protected-time/entries/<uuid:time_used>/take-back/",
        time.protected_time_take_back,
        name="protected-time-take-back",
    ),
]
