package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixia.e2e.fixtures.Words;

/** The pages inside one workspace, as a person who works there uses them. */
public final class WorkspacePages {
    public static final Locator.WaitForOptions HIDDEN =
            new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

    public static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

    private final Page page;
    private final Words words;

    public WorkspacePages(Browser browser) {
        page = browser.page();
        words = browser.words();
    }

    /** From the list of workspaces to the overview of a new one. */
    public void create(String name) {
        page.navigate("/workspaces");
        button("workspaces.create").click();
        dialog().getByLabel(words.of("workspaces.name")).fill(name);
        dialog().getByRole(AriaRole.BUTTON, named(words.of("workspaces.create")))
                .click();
        arrive("/workspaces/[0-9a-f-]{36}$");
    }

    /** @param name the key of the link's text */
    public void open(String name) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(words.of(name)).setExact(true))
                .click();
    }

    /** Chooses a file in the import dialog, which this opens unless it is open. */
    public void chooseTable(String file, String lines) {
        if (dialog().count() == 0) {
            button("data.import").click();
        }
        page.locator(".ant-modal input[type=file]")
                .setInputFiles(
                        new FilePayload(file, "text/tab-separated-values", lines.getBytes(StandardCharsets.UTF_8)));
        dialog().getByText(words.of("data.importFile", Map.of("name", file))).waitFor();
    }

    /** Imports the file that was chosen, once it is found to be without fault. */
    public void importChosen(int rows) {
        importOf(rows).click();
    }

    /** What begins the import of so many rows. */
    public Locator importOf(int rows) {
        return dialog().getByRole(AriaRole.BUTTON, named(words.count("data.importRows", rows)));
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
        editCell(text, into);
        keepCell();
        cell(into).waitFor();
    }

    /** Types over a cell that holds the text; the cell stays open. */
    public void editCell(String text, String into) {
        cell(text).dblclick();
        editor().fill(into);
    }

    /** Of the cell that is open. */
    public void keepCell() {
        editor().press("Enter");
    }

    /** What stands in the cell that is open. */
    public String typed() {
        return editor().inputValue();
    }

    public Locator cell(String text) {
        return grid().getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    private Locator editor() {
        return page.locator(".cell-editor input");
    }

    /** What somebody else wrote into the cell in the meantime. */
    public Locator conflict() {
        return page.getByTestId("conflict");
    }

    /** Why something was not done, beside a cell or in place of what is not there. */
    public Locator refusal() {
        return page.getByRole(AriaRole.ALERT);
    }

    /** What lies over the page whose session has ended. */
    public Locator sessionEnded() {
        return dialog()
                .getByText(words.of("session.signInAgain"), new Locator.GetByTextOptions().setExact(true));
    }

    public Locator pastImports() {
        return page.getByTestId("imports");
    }

    public Locator grid() {
        return page.getByTestId("grid");
    }

    public void startWorkflow(String name, String table) {
        button("workflows.add").click();
        dialog().getByLabel(words.of("workflows.name")).fill(name);
        dialog().getByLabel(words.of("workflows.table")).click();
        page.getByTitle(table, new Page.GetByTitleOptions().setExact(true)).click();
    }

    /** Into the dialog, which checks it while it stands there. */
    public void paste(String wdl) {
        dialog().getByLabel(source()).fill(wdl);
    }

    /** Once what was pasted can run. */
    public void addWorkflow() {
        dialog().getByRole(AriaRole.BUTTON, named(words.of("workflows.add"))).click();
    }

    /** What is wrong with a workflow that is being written. */
    public Locator problems() {
        return page.getByTestId("problems");
    }

    /** Of a workflow's page: inputs, outputs, source, graph, versions. */
    public void part(String name) {
        page.getByRole(
                        AriaRole.TAB,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + words.of("workflows." + name))))
                .click();
    }

    /** Replaces the open document and keeps it as a version. */
    public void rewrite(String wdl) {
        page.getByLabel(source()).fill(wdl);
        page.waitForResponse(
                answer -> answer.request().method().equals("PUT"),
                () -> button("workflows.saveVersion").click());
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
                () -> button("workflows.save").click());
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

    /** @param name the key of the button's text */
    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words.of(name)).setExact(true));
    }

    /** @param name the key of the button's text, which says a number */
    public Locator button(String name, int count) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words.count(name, count)).setExact(true));
    }

    private String source() {
        return words.of("wdl.sourceOf", Map.of("name", "main.wdl"));
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
