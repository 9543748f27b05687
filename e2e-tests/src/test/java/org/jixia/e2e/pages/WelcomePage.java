package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a visitor without a session sees, and the identity provider's form behind its button. */
public final class WelcomePage {
    private final Page page;

    public WelcomePage(Browser browser) {
        this.page = browser.page();
    }

    public WelcomePage open(String path) {
        page.navigate(path);
        heading().waitFor();
        return this;
    }

    public Locator heading() {
        return page.locator(".welcome h1");
    }

    /** Goes to the identity provider's form. */
    public void askForSignIn() {
        page.locator(".welcome .ant-btn-primary").click();
        page.locator("#username").waitFor();
    }

    /** Fills that form in. */
    public void signIn(String account, String password) {
        page.locator("#username").fill(account);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    /** Gives the password that the form asks for after a first one. */
    public void choosePassword(String password) {
        page.locator("#password-new").fill(password);
        page.locator("#password-confirm").fill(password);
        page.locator("#kc-passwd-update-form [type=submit]").first().click();
    }

    /** What the form says when it lets nobody in. */
    public Locator refusal() {
        return page.getByText("Account is disabled");
    }
}
