"""People at a browser: they sign in with a password, go on where they signed in already, and sign out."""

from django.conf import settings

from tests.integration.web.world import joined

PASSWORD = "correct-horse-battery"


def know_passwords(links):
    """Whoever was invited by these links joins, with a password that stories know."""
    for link in links:
        account = joined(link)
        account.set_password(PASSWORD)
        account.save()


def sign_in(page, service, email, password=PASSWORD):
    """Sign in, and wait until that is done."""
    page.goto(f"{service}/account/sign-in/")
    page.get_by_label("Work e-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Sign out").wait_for()


def sign_in_at(page, service, role, path):
    """Sign in as whoever holds a role at Northmoor, and open a page of it."""
    sign_in(page, service, f"{role}@northmoor.example.org")
    page.goto(f"{service}/o/northmoor/{path}")


def go_on_as(page, service, browser):
    """Go on as somebody who signed in already, in a browser of Django's tests: how one signs in is told elsewhere."""
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.clear_cookies()
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": service}])


def sign_out(page):
    """Sign out."""
    page.get_by_role("button", name="Sign out").click()


def heading(page):
    """The heading of a page, without what stands over it."""
    return page.get_by_role("heading", level=1).inner_text().split("\n")[-1]


def fill_day(page, question, day):
    """Fill in a day in its three parts."""
    group = page.get_by_role("group", name=question)
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(number))
