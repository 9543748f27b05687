package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.fixtures.Words;

/** The files of one workspace, and what is opened from them. */
public final class FilesPages {
    private final Page page;
    private final Words words;

    public FilesPages(Browser browser) {
        page = browser.page();
        words = browser.words();
    }

    /** From the welcome of a visitor to the files of a workspace. */
    public static FilesPages signedIn(Browser browser, String account, String workspace) {
        WelcomePage visitor = new WelcomePage(browser).open("/workspaces/" + workspace + "/files");
        visitor.askForSignIn();
        visitor.signIn(account, Accounts.password(account));
        return new FilesPages(browser);
    }

    public FilesPages open(String workspace, String query) {
        page.navigate("/workspaces/" + workspace + "/files" + query);
        return this;
    }

    public void choose(Path... files) {
        page.getByTestId("choose-files").setInputFiles(files);
    }

    /** A file on its way, once it is in this step. */
    public Locator upload(String path, String step) {
        return page.getByTestId("uploads").locator("[data-path=\"" + path + "\"][data-step=\"" + step + "\"]");
    }

    /** An upload that was broken off. */
    public Locator unfinished(String path) {
        return page.getByTestId("unfinished").locator("[data-path=\"" + path + "\"]");
    }

    public Locator list() {
        return page.getByTestId("files");
    }

    public Locator details() {
        return page.getByTestId("file");
    }

    public Locator genome() {
        return page.getByTestId("genome");
    }

    /** @param name the key of the button's text */
    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words.of(name)).setExact(true));
    }

    public Locator preview() {
        return page.getByTestId("preview");
    }

    /** @param look the key of its name */
    public void show(String look) {
        preview()
                .locator(".ant-segmented-item")
                .filter(new Locator.FilterOptions().setHasText(words.of(look)))
                .click();
    }
}
