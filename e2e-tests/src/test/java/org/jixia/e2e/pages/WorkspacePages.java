package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The pages inside one workspace, in English, as a person who works there uses them. */
public final class WorkspacePages {
    private final Page page;

    public WorkspacePages(Browser browser) {
        page = browser.page();
    }

    /** From the list of workspaces to the overview of a new one. */
    public void create(String name) {
        page.navigate("/workspaces");
        button("Create workspace").click();
        dialog().getByLabel("Name").fill(name);
        dialog().getByRole(AriaRole.BUTTON, named("Create workspace")).click();
        arrive("/workspaces/[0-9a-f-]{36}$");
    }

    public void open(String tab) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(tab).setExact(true))
                .click();
    }

    /** Chooses a file in the import dialog, which this opens unless it is open. */
    public void chooseTable(String file, String lines) {
        if (dialog().count() == 0) {
            button("Import a table").click();
        }
        page.locator(".ant-modal input[type=file]")
                .setInputFiles(
                        new FilePayload(file, "text/tab-separated-values", lines.getBytes(StandardCharsets.UTF_8)));
        dialog().getByText("Import " + file).waitFor();
    }

    /** Imports the file that was chosen, once it is found to be without fault. */
    public void importChosen(String rows) {
        dialog().getByRole(AriaRole.BUTTON, named("Import " + rows)).click();
    }

    /** What an import of the chosen file would do. */
    public Locator importEffect() {
        return page.getByTestId("effect");
    }

    public Locator importPreview() {
        return page.getByTestId("import-preview");
    }

    public Locator importFaults() {
        return page.getByTestId("faults");
    }

    /** Types over a cell that holds the text, and keeps it. */
    public void changeCell(String text, String into) {
        grid().getByText(text, new Locator.GetByTextOptions().setExact(true)).dblclick();
        page.locator(".cell-editor input").fill(into);
        page.keyboard().press("Enter");
        grid().getByText(into, new Locator.GetByTextOptions().setExact(true)).waitFor();
    }

    public Locator pastImports() {
        return page.getByTestId("imports");
    }

    public Locator grid() {
        return page.getByTestId("grid");
    }

    public void startWorkflow(String name, String table) {
        button("Add a workflow").click();
        dialog().getByLabel("Name").fill(name);
        dialog().getByLabel("Table").click();
        page.getByTitle(table, new Page.GetByTitleOptions().setExact(true)).click();
    }

    /** Into the dialog, which checks it while it stands there. */
    public void paste(String wdl) {
        dialog().getByLabel("Source of main.wdl").fill(wdl);
    }

    /** Once what was pasted can run. */
    public void addWorkflow() {
        dialog().getByRole(AriaRole.BUTTON, named("Add a workflow")).click();
    }

    /** What is wrong with a workflow that is being written. */
    public Locator problems() {
        return page.getByTestId("problems");
    }

    /** Of a workflow's page: Inputs, Outputs, Source, Graph, Versions. */
    public void part(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .click();
    }

    /** Replaces the open document and keeps it as a version. */
    public void rewrite(String wdl) {
        page.getByLabel("Source of main.wdl").fill(wdl);
        page.waitForResponse(
                answer -> answer.request().method().equals("PUT"),
                () -> button("Save as a new version").click());
    }

    public Locator difference() {
        return page.getByTestId("difference");
    }

    public void arrive(String path) {
        page.waitForURL(Pattern.compile(path));
    }

    /** Says where the input comes from and keeps it. */
    public void giveInput(String name, String expression) {
        page.getByLabel(Pattern.compile("^" + name)).fill(expression);
        page.waitForResponse(
                answer -> answer.request().method().equals("PUT"),
                () -> button("Save").click());
    }

    public Locator check() {
        return page.getByTestId("check");
    }

    public void launch() {
        page.getByTestId("launch").click();
        arrive("/submissions/[0-9a-f-]{36}$");
    }

    public Locator row(String name) {
        return page.getByTestId("rows")
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.CELL,
                                new Page.GetByRoleOptions().setName(name).setExact(true))));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator content() {
        return page.locator("main");
    }

    public Locator log() {
        return page.getByTestId("log");
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
