package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** People and their roles as an administrator sees them, in English. */
public final class PeoplePages {
    private final Page page;

    public PeoplePages(Browser browser) {
        page = browser.page();
    }

    /** Finds somebody by their account and opens what is known of them. */
    public PeoplePages open(String account) {
        page.navigate("/administration/people?search=" + account);
        people().filter(new Locator.FilterOptions().setHasText(account))
                .first()
                .getByRole(AriaRole.BUTTON)
                .click();
        roles().waitFor();
        return this;
    }

    public Locator people() {
        return page.getByTestId("people").locator("tbody tr.ant-table-row");
    }

    public Locator roles() {
        return page.getByTestId("roles");
    }

    public void choose(String role) {
        roles().getByLabel(role, new Locator.GetByLabelOptions().setExact(true)).click();
    }

    /** What the page says that will be different. */
    public Locator changes() {
        return page.getByTestId("role-changes");
    }

    public void change() {
        press(roles(), "Change roles");
        changes().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Makes an account and returns its first password, which is shown once. */
    public String make(String username, String given, String family) {
        page.navigate("/administration/people");
        press(page.locator("main"), "New account");
        page.locator("#username").fill(username);
        page.locator("#firstName").fill(given);
        page.locator("#lastName").fill(family);
        page.locator("#email").fill(username + "@jixia.invalid");
        press(page.getByRole(AriaRole.DIALOG), "Make the account");
        String password = page.getByTestId("secret").locator("code").textContent();
        roles().waitFor();
        return password;
    }

    public void disable() {
        press(details(), "Disable the account");
        page.locator(".ant-popconfirm .ant-btn-dangerous").click();
        details().getByText("Disabled: may not sign in.").waitFor();
    }

    private Locator details() {
        return page.getByTestId("details");
    }

    private static void press(Locator where, String name) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
