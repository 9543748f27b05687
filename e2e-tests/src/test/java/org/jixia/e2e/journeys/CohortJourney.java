package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.e2e.pages.Shown.shows;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.jixia.e2e.fixtures.Words;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.RunPage;
import org.jixia.e2e.pages.SignIn;
import org.jixia.e2e.pages.WorkspacePages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A researcher does a cohort in the browser alone: imports a table with faults and mends it, adds a workflow, launches it on every
 * row, reads why one row failed down to its log line, and reruns just that row.
 */
class CohortJourney {
    private static final double LONGEST_RUN_MS = 120_000;

    private static final String FAULTY = "sample_id\tdepth\nA\t30\nA\t31\nB\t<b>bold</b>\n";
    private static final String MENDED = "sample_id\tdepth\tnote\nA\t30\t<script>alert(1)</script>\nB\t4\tshallow\n";

    private static final String WDL = """
            version 1.1
            task judge {
              input { Int depth }
              command <<<
                echo "depth is ~{depth}"
                if [ ~{depth} -lt 10 ]; then echo "too shallow to call variants" >&2; exit 3; fi
              >>>
              output { String verdict = read_string(stdout()) }
            }
            workflow cohort {
              input { Int depth }
              call judge { input: depth }
              output { String verdict = judge.verdict }
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void fromAFaultyTableToTheRerunOfOneRow(String locale) {
        try (Browser browser = new Browser(locale)) {
            SignIn.as("researcher", browser, "/");
            WorkspacePages workspace = new WorkspacePages(browser);
            workspace.create("Cohort " + UUID.randomUUID());

            importTable(browser, workspace);
            addWorkflow(browser, workspace);
            changeTheSource(browser, workspace);
            launchAndReadWhyOneFailed(browser, workspace);
            rerunTheFailedRow(browser, workspace);
        }
    }

    private static void importTable(Browser browser, WorkspacePages workspace) {
        Words words = browser.words();
        workspace.open("tab.data");
        workspace.chooseTable("cohort.tsv", FAULTY);
        workspace
                .importFaults()
                .getByText(words.of("data.placeCell", Map.of("line", 3, "column", "sample_id")))
                .click();
        shows(workspace.importFaults(), words.count("data.faults", 1), "A");
        shows(workspace.importPreview(), "<b>bold</b>");
        assertThat(workspace.importOf(3).isDisabled()).isTrue();
        assertThat(browser.barriers()).isEmpty();
        browser.picture("cohort-faults");

        workspace.chooseTable("mended.tsv", MENDED);
        workspace
                .importEffect()
                .getByText(words.of("data.effect", Map.of("rows", 2, "added", 2, "changed", 0)))
                .waitFor();
        workspace.importChosen(2);
        workspace.arrive("/data/sample$");
        workspace.grid().getByText("shallow").waitFor();
        shows(workspace.grid(), "<script>alert(1)</script>");
        workspace.changeCell("shallow", "too shallow");
        browser.picture("cohort-table");

        workspace.open("data.imports");
        workspace.pastImports().getByText("mended.tsv").waitFor();
        assertThat(browser.barriers()).isEmpty();
    }

    private static void addWorkflow(Browser browser, WorkspacePages workspace) {
        workspace.open("tab.workflows");
        workspace.startWorkflow("cohort", "sample");
        workspace.paste(WDL.replaceFirst("Int depth", "Itn depth"));
        workspace.problems().waitFor();
        shows(workspace.problems(), "Itn", browser.words().of("wdl.place", Map.of("line", 3, "column", 11)));
        browser.picture("cohort-diagnostic");
        assertThat(browser.barriers()).isEmpty();

        workspace.paste(WDL);
        workspace.addWorkflow();
        workspace.arrive("/workflows/[0-9a-f-]{36}$");
        workspace.giveInput("depth", "this.depth");
        workspace.content().getByTestId("live").getByText("30").waitFor();
        browser.picture("cohort-workflow");
    }

    /** A new version is told apart from the one before; the launch that follows runs it. */
    private static void changeTheSource(Browser browser, WorkspacePages workspace) {
        workspace.part("source");
        workspace.rewrite(WDL.replace("depth is", "its depth is"));
        workspace.part("versions");
        workspace
                .content()
                .getByText(browser.words().of("workflows.version", Map.of("number", 2)))
                .first()
                .waitFor();
        workspace.difference().getByText("its depth is").waitFor();
        browser.picture("cohort-versions");
        assertThat(browser.barriers()).isEmpty();
    }

    private static void launchAndReadWhyOneFailed(Browser browser, WorkspacePages workspace) {
        Words words = browser.words();
        workspace.button("workflows.launch").click();
        workspace.check().getByText(words.count("launch.checked", 2)).waitFor();
        assertThat(workspace.button("launch.launch", 2).isEnabled()).isTrue();
        browser.picture("cohort-launch");
        workspace.launch();
        browser.page().evaluate("() => { window.openSinceLaunch = true; }");
        rerun(workspace).waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_RUN_MS));
        workspace.row("A").getByText(words.of("state.COMPLETE")).waitFor();
        shows(workspace.row("B"), words.of("state.EXECUTOR_ERROR"), "judge", "3");
        assertThat(browser.page().evaluate("() => window.openSinceLaunch === true"))
                .as("the page that was opened by the launch tells the ends of its runs")
                .isEqualTo(true);
        browser.picture("cohort-submission");

        Page page = browser.page();
        String submission = page.url();
        workspace.row("B").getByRole(AriaRole.LINK).click();
        RunPage run = new RunPage(browser).arrived();
        run.failureLog().getByText("too shallow to call variants").waitFor();
        browser.picture("cohort-log");
        assertThat(browser.barriers()).isEmpty();
        page.navigate(submission);
    }

    private static void rerunTheFailedRow(Browser browser, WorkspacePages workspace) {
        String first = browser.page().url();
        rerun(workspace).click();
        browser.page().waitForURL(url -> url.contains("/submissions/") && !url.equals(first));
        workspace.content().getByText(browser.words().of("submissions.rerunOf")).waitFor();
        workspace.row("B").waitFor();
        assertThat(workspace.row("A").count()).isZero();
    }

    private static Locator rerun(WorkspacePages workspace) {
        return workspace.button("submissions.rerun", 1);
    }
}
