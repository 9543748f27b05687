package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The page of one's own account: language, tokens for programs, notifications, what was sent. */
public final class AccountPage {
    private final Page page;

    public AccountPage(Browser browser) {
        this.page = browser.page();
    }

    public AccountPage open() {
        page.navigate("/account");
        return arrived();
    }

    public AccountPage arrived() {
        channels().first().waitFor();
        return this;
    }

    public Locator heading() {
        return page.locator("main h1");
    }

    /** {@code zh}, {@code en}, or nothing for the browser's own. */
    public void prefer(String language) {
        page.getByTestId("preferred-language")
                .locator("input[value='" + language + "']")
                .check();
    }

    /** Makes a token and returns its text, which is shown once. */
    public String makeToken(String name) {
        page.getByTestId("new-token").click();
        page.locator("#name").fill(name);
        confirm();
        String text = page.getByTestId("secret").locator("code").textContent();
        page.locator(".secret button.ant-btn-default").click();
        return text;
    }

    public Locator token(String name) {
        return page.getByTestId("tokens").locator("li").filter(new Locator.FilterOptions().setHasText(name));
    }

    public void revoke(String name) {
        token(name).locator("button").click();
        page.locator(".ant-popconfirm .ant-btn-primary").click();
        token(name).locator("button").waitFor(gone());
    }

    /** Asks for a webhook; the form stays open when it is refused. */
    public void askForWebhook(String url) {
        page.getByTestId("new-webhook").click();
        page.locator("#url").fill(url);
        confirm();
    }

    public Locator refusal() {
        return page.locator(".ant-modal .ant-alert-error");
    }

    public void giveUp() {
        page.keyboard().press("Escape");
        page.locator(".ant-modal-wrap:visible").waitFor(gone());
    }

    /** The mail channel first, then webhooks. */
    public Locator channels() {
        return page.getByTestId("channels").locator("> li");
    }

    /** Chooses the nth thing that the mail channel tells. */
    public void tellByMail(int topic) {
        Locator choice = channels().first().locator("input[type=checkbox]").nth(topic);
        choice.click();
        // It shows what the platform keeps, not what was pressed.
        page.waitForCondition(choice::isChecked);
    }

    public void testMail() {
        channels().first().locator(".line-do button").first().click();
    }

    public Locator deliveries() {
        return page.getByTestId("deliveries").locator("> li");
    }

    private void confirm() {
        page.locator(".ant-modal .ant-btn-primary").click();
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }
}
