import re
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import engines
from django.utils.safestring import mark_safe

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.rendering import errors_of, kind_of, params_of, summary_of

OPTIONS = [("files", "Files about people"), ("counts", "Counts")]


class Everything(forms.Form):
    name = forms.CharField(label="Name", help_text="Of <this> upload", max_length=40)
    email = forms.EmailField(label="E-mail address")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    people = forms.IntegerField(label="How many people")
    rate = forms.DecimalField(label="Rate", required=False)
    why = forms.CharField(label="Why?", widget=forms.Textarea, max_length=400)
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    year = forms.ChoiceField(label="Year", choices=[("", "Choose"), ("Recent", [("2025", "2025")])])
    kind = forms.ChoiceField(label="Kind", choices=OPTIONS, widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(label="Parts", choices=OPTIONS, widget=forms.CheckboxSelectMultiple)
    sure = forms.BooleanField(label="I have read it")
    on = DateParts(label="Date of the meeting", help_text="For example, 15 3 2026")
    file = forms.FileField(label="Upload a file")
    token = forms.CharField(widget=forms.HiddenInput, initial="z")

    def clean(self):
        if self.data.get("name") == "clash":
            raise ValidationError("They do not belong together")


def html_of(form, name):
    return re.sub(r"\s+", " ", form[name].as_field_group())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *[("name", "input"), ("email", "input"), ("people", "input"), ("secret", "password"), ("why", "textarea")],
        *[("year", "select"), ("kind", "radios"), ("parts", "checkboxes"), ("sure", "checkbox"), ("on", "date")],
        *[("file", "file"), ("token", "hidden")],
    ],
)
def test_the_widget_decides_the_component(name, kind):
    assert kind_of(Everything()[name]) == kind


def test_a_widget_that_none_can_draw_is_refused():
    class Odd(forms.Form):
        when = forms.SplitDateTimeField()

    with pytest.raises(TypeError, match="use DateParts"):
        Odd()["when"].as_field_group()


def test_a_set_of_forms_prints_its_forms():
    html = str(forms.formset_factory(Everything)())
    assert 'name="form-TOTAL_FORMS"' in html
    assert 'id="id_form-0-name"' in html


def test_a_hint_is_text_and_is_said_of_its_control():
    html = html_of(Everything(), "name")
    assert "Of &lt;this&gt; upload" in html
    assert 'aria-describedby="id_name-hint"' in html


def test_a_hint_that_django_marked_safe_stays_html():
    class Safe(forms.Form):
        one = forms.CharField(help_text=mark_safe("<ul><li>rule</li></ul>"))

    assert "<ul><li>rule</li></ul>" in html_of(Safe(), "one")


def test_numbers_are_typed_as_text_on_a_keyboard_of_digits():
    assert re.search(r'type="text".* inputmode="numeric"', html_of(Everything(), "people"))
    assert 'inputmode="decimal"' in html_of(Everything(), "rate")


def test_an_email_address_is_filled_in_by_the_browser_and_not_spell_checked():
    html = html_of(Everything(), "email")
    assert 'type="email"' in html
    assert 'autocomplete="email"' in html
    assert 'spellcheck="false"' in html


def test_a_password_is_never_printed_back():
    form = Everything({"secret": "do not show"})
    assert "do not show" not in html_of(form, "secret")
    assert "nhsuk-password-input" in html_of(form, "secret")


def test_a_long_answer_says_how_much_room_is_left():
    assert 'data-maxlength="400"' in html_of(Everything(), "why")
    assert "data-maxlength" not in html_of(Everything(), "note")


def test_options_may_stand_in_groups():
    html = html_of(Everything({"year": "2025"}), "year")
    assert '<optgroup label="Recent">' in html
    assert '<option value="2025" selected>' in html


def test_the_first_of_several_has_the_plain_id_and_nothing_else_has_it():
    for name in ("kind", "parts", "sure"):
        html = html_of(Everything(), name)
        assert html.count(f'id="id_{name}"') == 1
        assert re.search(f'<input[^>]* id="id_{name}"', html)


def test_what_was_chosen_is_chosen_again():
    form = Everything({"kind": "counts", "parts": ["files", "counts"], "sure": "on"})
    assert html_of(form, "kind").count(" checked") == 1
    assert html_of(form, "parts").count(" checked") == 2
    assert html_of(form, "sure").count(" checked") == 1


def test_an_option_may_have_a_hint_of_its_own():
    form = Everything()
    form.fields["kind"].option_hints = {"files": "Counted, then erased"}
    assert 'id="id_kind-item-hint"' in html_of(form, "kind")


def test_a_switched_off_field_is_switched_off():
    form = Everything()
    form.fields["name"].disabled = True
    assert re.search(r"<input[^>]* disabled", html_of(form, "name"))


def test_a_label_may_be_the_heading_of_the_page():
    macro = engines.all()[0].env.get_template("core/macros/forms.jinja").module.field
    assert "<h1" in macro(Everything()["kind"], "l", True)
    assert "<h1" in macro(Everything()["on"], "l", True)
    assert "<h1" in macro(Everything()["year"], "l", True)


def test_a_form_prints_all_its_fields():
    html = str(Everything())
    for name in Everything().fields:
        assert f"id_{name}" in html
    assert '<input type="hidden" name="token" value="z"' in html


# ERRORS


def test_an_error_stands_on_its_field_and_is_said_of_it():
    html = html_of(Everything({"email": "no"}), "email")
    assert 'id="id_email-error"' in html
    assert 'aria-describedby="id_email-error"' in html
    assert "Enter a valid email address<" in html.replace(" </span>", "<")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("name", "Enter name"),
        ("why", "Answer the question: Why?"),
        ("kind", "Choose kind"),
        ("sure", "Tick the box “I have read it”"),
        ("on", "Enter date of the meeting"),
        ("file", "Choose a file"),
    ],
)
def test_a_blank_is_asked_for_by_its_name(name, says):
    assert [text for text, _ in errors_of(Everything({})[name])] == [says]


def test_a_message_of_the_form_itself_wins():
    class Own(forms.Form):
        one = forms.CharField(error_messages={"required": "Say why the figures changed"})

    assert next(errors_of(Own({})["one"]))[0] == "Say why the figures changed"


def test_the_summary_leads_to_the_first_control():
    form = Everything({"name": "clash", "on_day": "31", "on_month": "2", "on_year": ""})
    listed = {about: text for text, about in summary_of(form) if about}
    assert ("They do not belong together", "") in summary_of(form)
    assert listed["id_on-year"] == "Date of the meeting must include a year"
    assert "id_kind" in listed
    html = engines.all()[0].env.get_template("core/macros/forms.jinja").module.error_summary(form)
    assert 'href="#id_on-year"' in html
    assert 'href="#"' not in html


def test_a_form_that_was_only_opened_has_no_summary():
    assert not engines.all()[0].env.get_template("core/macros/forms.jinja").module.error_summary(Everything()).strip()


def test_a_set_of_forms_lists_the_errors_of_all():
    several = forms.formset_factory(Everything, extra=2)
    sent = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-email": "no", "form-1-email": "no"}
    ids = {about for _, about in summary_of(several(sent))}
    assert {"id_form-0-email", "id_form-1-email"} <= ids


# DATES


def cleaned(day, month, year, required=True):
    return DateParts(label="Date of the meeting", required=required).clean((day, month, year))


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("", "", ""), "Enter a date"),
        (("", "3", "2026"), "The date must include a day"),
        (("31", "2", "2026"), "The date must be a real date"),
    ],
)
def test_where_the_label_is_a_question_a_message_does_not_begin_with_it(parts, says):
    with pytest.raises(ValidationError) as refused:
        DateParts(label="By when?").clean(parts)
    assert refused.value.messages == [says]


@pytest.mark.parametrize("month", ["3", "03", "March", "mar"])
def test_a_month_may_be_typed_as_a_number_or_a_name(month):
    assert cleaned("15", month, "2026") == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("parts", "says", "box"),
    [
        (("", "", ""), "Enter date of the meeting", "day"),
        (("", "3", "2026"), "Date of the meeting must include a day", "day"),
        (("", "3", ""), "Date of the meeting must include a day and year", "day"),
        (("31", "2", "2026"), "Date of the meeting must be a real date", "day"),
        (("1", "13", "2026"), "Date of the meeting must be a real date", "month"),
        (("1", "3", "26"), "Year must be 4 numbers, for example 2026", "year"),
        (("x", "3", "2026"), "Date of the meeting must be a real date", "day"),
    ],
)
def test_each_way_to_be_wrong_has_its_words_and_its_box(parts, says, box):
    with pytest.raises(ValidationError) as raised:
        cleaned(*parts)
    assert raised.value.messages == [says]
    assert raised.value.code == box


def test_a_date_may_be_left_out_where_it_is_not_asked_for():
    assert cleaned("", "", "", required=False) is None


def test_a_date_is_shown_in_its_parts():
    form = Everything(initial={"on": date(2026, 3, 15)})
    assert [box["value"] for box in params_of(form["on"])["boxes"]] == ["15", "3", "2026"]


def test_only_the_box_in_error_is_marked():
    form = Everything({"on_day": "1", "on_month": "3", "on_year": "26"})
    assert [box["is_wrong"] for box in params_of(form["on"])["boxes"]] == [False, False, True]


def test_a_date_has_changed_where_another_was_typed():
    field = DateParts()
    assert not field.has_changed(date(2026, 3, 15), ("15", "3", "2026"))
    assert field.has_changed(date(2026, 3, 15), ("16", "3", "2026"))
    assert not field.has_changed(None, ("", "", ""))
