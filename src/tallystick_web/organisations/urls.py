"""Addresses of an organisation: its people, its units, its tokens, its words, and its log."""

from django.urls import path

from tallystick_web.organisations.views import front, log, people, second_person, tokens, units, words, work

urlpatterns = [
    path("", front.organisation, name="organisation"),
    path("settings/", front.settings, name="settings"),
    path("log/", log.log, name="log"),
    path("background/", work.work, name="work"),
    path("background/<uuid:work>/again/", work.work_again, name="work-again"),
    # PEOPLE
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite-person"),
    path("people/<uuid:person>/", people.person, name="person"),
    path("people/<uuid:person>/role/", people.give_role, name="give-role"),
    path("people/<uuid:person>/name/", people.correct_name, name="correct-name"),
    path("people/<uuid:person>/invitation/", people.send_invitation, name="send-invitation"),
    path("people/<uuid:person>/second-step/", second_person.ask_reset, name="ask-second-step-reset"),
    path("people/roles/<uuid:appointment>/end/", people.end_role, name="end-role"),
    path("people/asked/<uuid:asked>/", second_person.decide_role, name="decide-role"),
    path("people/second-steps/<uuid:asked>/", second_person.decide_reset, name="decide-second-step-reset"),
    # UNITS
    path("units/", units.units, name="units"),
    path("units/add/", units.add_unit, name="add-unit"),
    path("units/<uuid:unit>/", units.unit, name="unit"),
    path("units/<uuid:unit>/name/", units.rename_unit, name="rename-unit"),
    path("units/<uuid:unit>/place/", units.move_unit, name="move-unit"),
    path("units/<uuid:unit>/close/", units.close_unit, name="close-unit"),
    path("units/<uuid:unit>/people/", units.add_member, name="add-member"),
    path("units/people/<uuid:membership>/end/", units.end_member, name="end-member"),
    # TOKENS
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/make/", tokens.make_token, name="make-token"),
    path("tokens/<uuid:api_token>/end/", tokens.end_token, name="end-token"),
    # WORDS
    path("our-words/", words.our_words, name="our-words"),
    path("our-words/choose/", words.choose_words, name="choose-words"),
]
