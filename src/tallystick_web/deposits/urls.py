"""Addresses of this application."""

from django.urls import path

from tallystick_web.deposits.views import entering, files, originals, overview, pay, preparing, signing, stopped

_ONE = "<uuid:deposit>/"
_FILES = "files/<uuid:upload>/"
_PAY = "pay/<uuid:upload>/"

urlpatterns = [
    path("", overview.hand_in, name="hand-in"),
    path("start/", overview.start, name="hand-in-start"),
    path("left-out-by-request/", stopped.stopped, name="hand-in-stopped"),
    path("left-out-by-request/begin-again/", stopped.stopped_again, name="hand-in-stopped-again"),
    path("originals/", originals.originals, name="hand-in-originals"),
    path("originals/<uuid:original>/", originals.original, name="hand-in-original"),
    path("originals/<uuid:original>/erase/", originals.original_erase, name="hand-in-original-erase"),
    path("files/", files.hand_in_files, name="hand-in-files"),
    path(f"{_FILES}", files.seen, name="hand-in-files-seen"),
    path(f"{_FILES}answers/", files.answers, name="hand-in-files-answers"),
    path(f"{_FILES}columns/", files.columns, name="hand-in-files-columns"),
    path(f"{_FILES}use/", files.take, name="hand-in-files-take"),
    path(f"{_FILES}give-up/", files.give_up, name="hand-in-files-give-up"),
    path(f"{_FILES}left-out.csv", files.left_out, name="hand-in-files-left-out"),
    path("pay/", pay.hand_in_pay, name="hand-in-pay"),
    path(_PAY, pay.seen, name="hand-in-pay-seen"),
    path(f"{_PAY}answers/", pay.answers, name="hand-in-pay-answers"),
    path(f"{_PAY}columns/", pay.columns, name="hand-in-pay-columns"),
    path(f"{_PAY}choices/", pay.choices, name="hand-in-pay-choices"),
    path(f"{_PAY}sign/", pay.sign, name="hand-in-pay-sign"),
    path(f"{_PAY}give-up/", pay.give_up, name="hand-in-pay-give-up"),
    path(f"{_PAY}left-out.csv", pay.left_out, name="hand-in-pay-left-out"),
    path(f"{_PAY}to-look-at.csv", pay.to_look_at, name="hand-in-pay-to-look-at"),
    path(_ONE, preparing.figures, name="hand-in-figures"),
    path(f"{_ONE}indicator/<slug:indicator>/", entering.indicator, name="hand-in-indicator"),
    path(f"{_ONE}paste/", entering.paste, name="hand-in-paste"),
    path(f"{_ONE}upload/", entering.upload, name="hand-in-upload"),
    path(f"{_ONE}template.csv", entering.empty_file, name="hand-in-template"),
    path(f"{_ONE}take-in/", entering.take_in, name="hand-in-take-in"),
    path(f"{_ONE}check/", signing.check, name="hand-in-check"),
    path(f"{_ONE}compare/", signing.compare, name="hand-in-compare"),
    path(f"{_ONE}sign/", signing.sign, name="hand-in-sign"),
    path(f"{_ONE}signed/", signing.signed, name="hand-in-signed"),
    path(f"{_ONE}history/", preparing.history, name="hand-in-history"),
    path(f"{_ONE}return.csv", preparing.file, name="hand-in-file"),
    path(f"{_ONE}withdraw/", preparing.withdraw, name="hand-in-withdraw"),
]
