package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.e2e.pages.Shown.shows;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.SignIn;
import org.jixia.e2e.pages.WorkspacePages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do while a page is open: write the same cell, take the right away; and a session that ends under what was typed. */
class TogetherJourney {
    private static final String TABLE = "sample_id\tnote\nA\tfirst\n";

    private final GatewayClient owner = GatewayClient.of("researcher");
    private final WorkspaceClient shared = WorkspaceClient.create(owner, "Together " + UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void theSecondWriterOfACellSeesWhatTheFirstWroteAndChooses(String locale) {
        try (Browser browser = new Browser(locale)) {
            WorkspacePages workspace = ofAMember(browser, "WRITER");
            workspace.editCell("first", "mine");
            write("theirs");
            workspace.keepCell();

            workspace.conflict().waitFor();
            shows(workspace.conflict(), "first", "theirs", "mine");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("data-conflict");
            assertThat(note()).isEqualTo("theirs");

            workspace.button("data.writeMine").click();
            workspace.cell("mine").waitFor();
            assertThat(note()).isEqualTo("mine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void whoseRightIsTakenAwayIsToldByTheOpenPageAndWritesNothing(String locale) {
        try (Browser browser = new Browser(locale)) {
            WorkspacePages workspace = ofAMember(browser, "WRITER");
            workspace.editCell("first", "too late");
            owner.delete(shared.path() + "/members/" + person()).expect(204);
            workspace.keepCell();

            workspace.refusal().first().waitFor();
            assertThat(browser.barriers()).isEmpty();
            browser.picture("data-right-gone");
            assertThat(note()).isEqualTo("first");
            browser.page().reload();
            workspace.refusal().first().waitFor();
            assertThat(workspace.grid().count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void aSessionThatEndsUnderAFormLosesNothingThatWasTyped(String locale) {
        try (Browser browser = new Browser(locale)) {
            WorkspacePages workspace = ofAMember(browser, "WRITER");
            workspace.editCell("first", "typed before");
            List<Cookie> session = browser.page().context().cookies();
            browser.page().context().clearCookies();
            workspace.keepCell();

            workspace.sessionEnded().waitFor();
            assertThat(browser.barriers()).isEmpty();
            browser.picture("session-ended");
            // As after the sign-in in another tab.
            browser.page().context().addCookies(session);
            workspace.sessionEnded().waitFor(WorkspacePages.GONE);
            assertThat(workspace.typed()).isEqualTo("typed before");
            workspace.keepCell();
            workspace.cell("typed before").waitFor();
            assertThat(note()).isEqualTo("typed before");
        }
    }

    /** The second researcher on the table of the first one's workspace. */
    private WorkspacePages ofAMember(Browser browser, String role) {
        shared.load(TABLE).expect(200);
        owner.put(shared.path() + "/members/" + person(), Map.of("role", role)).expect(200);
        SignIn.as("researcher2", browser, "/workspaces/" + shared.id() + "/data/sample");
        WorkspacePages workspace = new WorkspacePages(browser);
        workspace.cell("first").waitFor();
        return workspace;
    }

    private static String person() {
        return GatewayClient.of("researcher2")
                .get("/api/workspace/me")
                .expect(200)
                .json()
                .path("person")
                .asText();
    }

    private void write(String note) {
        shared.load("sample_id\tnote\nA\t" + note + "\n").expect(200);
    }

    private String note() {
        return shared.row("sample", "A")
                .expect(200)
                .json()
                .path("attributes")
                .path("note")
                .asText();
    }
}
