package org.jixia.e2e.pages;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
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
        SignIn.as(account, browser, "/workspaces/" + workspace + "/files");
        return new FilesPages(browser);
    }

    public FilesPages open(String workspace, String query) {
        page.navigate("/workspaces/" + workspace + "/files" + query);
        return this;
    }

    public void choose(Path... files) {
        page.getByTestId("choose-files").setInputFiles(files);
    }

    /** Chooses a whole folder in the dialog for folders. */
    public void chooseFolder(Path folder) {
        page.getByTestId("choose-folder").setInputFiles(folder);
    }

    /** Drags a file or a whole folder of this disk into the page, as the browser itself does when a hand does it. */
    public void drop(Path dragged) {
        Locator zone = page.getByTestId("drop");
        zone.waitFor();
        var box = zone.boundingBox();
        var data = new JsonObject();
        data.add("items", new JsonArray());
        var files = new JsonArray();
        files.add(dragged.toAbsolutePath().toString());
        data.add("files", files);
        data.addProperty("dragOperationsMask", 1);
        var browser = page.context().newCDPSession(page);
        for (String type : new String[] {"dragEnter", "dragOver", "drop"}) {
            var event = new JsonObject();
            event.addProperty("type", type);
            event.addProperty("x", box.x + 20);
            event.addProperty("y", box.y + box.height / 2);
            event.add("data", data);
            browser.send("Input.dispatchDragEvent", event);
        }
        browser.detach();
    }

    /** Chooses a file of the list for what is done with several. */
    public void mark(String name) {
        list().getByRole(
                        AriaRole.CHECKBOX,
                        new Locator.GetByRoleOptions().setName("Choose " + name).setExact(true))
                .check();
    }

    /** What is done with the files that are marked. */
    public Locator marked() {
        return page.getByTestId("chosen");
    }

    /** Opens the menu of a folder in the list and chooses from it. */
    public void folder(String name, String action) {
        list().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Actions for the folder " + name))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action))
                .click();
    }

    public Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Fills in the one field of the open dialog and agrees by its button. */
    public void answer(String text, String button) {
        dialog().getByRole(AriaRole.TEXTBOX).fill(text);
        agree(button);
        dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    public void agree(String button) {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
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
