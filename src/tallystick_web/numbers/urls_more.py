"""Addresses of pay gaps, members, data sources, the fit-for-board check, decisions and notices."""

from django.urls import path, re_path

from tallystick_web.numbers.views import board_check, decisions, embargoes, members, pay, sources, webhooks

_MEMBER = "members/<slug:member>/"
_STANDARD = r"(?P<standard>[-\w]+)"
_SHARED = r"^members/(?P<member>[-\w]+)/"
_DATA = r"figures\.(?P<form>csv|json)$"

urlpatterns = [
    path("pay-gap/", pay.pay_gap, name="pay-gap"),
    re_path(r"^pay-gap/figures\.(?P<form>csv|json|xlsx|html)$", pay.pay_download, name="pay-gap-download"),
    path("pay-gap/<slug:chapter>/", pay.pay_gap, name="pay-gap-chapter"),
    path("pay-gap/<slug:chapter>/<slug:part>/", pay.pay_gap, name="pay-gap-part"),
    path("fit-for-the-board/<slug:standard>/", board_check.board_check, name="board-check"),
    path("sources/", sources.sources, name="sources"),
    path("sources/add/", sources.source_add, name="source-add"),
    path("sources/<uuid:source>/", sources.source, name="source"),
    path("sources/<uuid:source>/new/", sources.source_describe, name="source-describe"),
    path("sources/<uuid:source>/decision/", sources.source_decide, name="source-decide"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/take-back/", decisions.decision_take_back, name="decision-take-back"),
    path("sharing/", decisions.sharing_list, name="sharing"),
    path("sharing/<uuid:share>/take-back/", decisions.share_take_back, name="share-take-back"),
    path("held-figures/", embargoes.held_figures, name="held-figures"),
    path("held-figures/add/", embargoes.hold_back, name="hold-figures-back"),
    path("held-figures/<uuid:embargo>/end/", embargoes.lift, name="end-held-figures"),
    path("tokens/notices/", webhooks.notice_list, name="notices"),
    path("tokens/notices/add/", webhooks.notice_add, name="add-notice"),
    path("tokens/notices/<uuid:webhook>/end/", webhooks.notice_end, name="end-notice"),
    path("members/", members.members, name="members"),
    path("members-beside-each-other/", members.members_beside, name="members-beside"),
    path(
        "members-beside-each-other/<slug:standard>/<int:year>/<slug:indicator>/",
        members.members_indicator,
        name="members-indicator",
    ),
    path(_MEMBER, members.member, name="member"),
    re_path(rf"{_SHARED}everything/(?P<kind>workbook|report)$", members.whole_set, name="member-whole-set"),
    path(f"{_MEMBER}pay-gap/", members.pay_gap, name="member-pay-gap"),
    re_path(
        rf"{_SHARED}pay-gap/figures\.(?P<form>csv|json|xlsx|html)$",
        members.pay_download,
        name="member-pay-gap-download",
    ),
    path(f"{_MEMBER}pay-gap/<slug:chapter>/", members.pay_gap, name="member-pay-gap-chapter"),
    path(f"{_MEMBER}pay-gap/<slug:chapter>/<slug:part>/", members.pay_gap, name="member-pay-gap-part"),
    path(f"{_MEMBER}standard/<slug:standard>/", members.standard, name="member-standard"),
    path(f"{_MEMBER}standard/<slug:standard>/breakdowns/", members.breakdowns, name="member-breakdowns"),
    re_path(rf"{_SHARED}standard/{_STANDARD}/{_DATA}", members.figures, name="member-standard-figures"),
    path(f"{_MEMBER}standard/<slug:standard>/<slug:indicator>/", members.indicator, name="member-indicator"),
    re_path(
        rf"{_SHARED}standard/{_STANDARD}/(?P<indicator>[-\w]+)/{_DATA}",
        members.figures,
        name="member-indicator-figures",
    ),
]
