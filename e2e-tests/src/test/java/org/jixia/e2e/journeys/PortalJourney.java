package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.e2e.pages.Shown.shows;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.RunsClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.FramePage;
import org.jixia.e2e.pages.RunPage;
import org.jixia.e2e.pages.SignIn;
import org.jixia.e2e.pages.WelcomePage;
import org.jixia.e2e.pages.WorkspacePages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A researcher opens the portal, signs in, sees workspaces and runs, changes the language and signs out, in both languages. */
class PortalJourney {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private static final String GREETINGS = """
            version 1.1
            task greet {
              input { String name }
              command <<< echo "Hello, ~{name}" >>>
              output { String greeting = read_string(stdout()) }
            }
            workflow greetings {
              input { Array[String] names }
              scatter (name in names) { call greet { input: name } }
              output { Array[String] greetings = greet.greeting }
            }
            """;

    private static final String REFUSAL = """
            version 1.1
            task refuse {
              command <<< echo "no reads in sight" >&2; exit 3 >>>
            }
            workflow refusal { call refuse }
            """;

    private static String complete;
    private static String failed;
    private static String ofAnotherPerson;

    @BeforeAll
    static void runsToLookAt() {
        RunsClient researcher = new RunsClient(GatewayClient.of("researcher"));
        RunsClient other = new RunsClient(GatewayClient.of("researcher2"));
        complete = researcher.start(GREETINGS, Map.of("greetings.names", List.of("Ada", "稷下", "O'Hara")));
        failed = researcher.start(REFUSAL, Map.of());
        ofAnotherPerson = other.start(GREETINGS, Map.of("greetings.names", List.of("Eve")));
        researcher.ended(complete, LONGEST_RUN);
        researcher.ended(failed, LONGEST_RUN);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, Analyse genomes where your data is, Home, 首页", "zh-CN, 在数据所在之处分析基因组, 首页, Home"})
    void signsInSeesWorkspacesAndSignsOut(String locale, String welcome, String home, String homeInTheOtherLanguage) {
        try (Browser browser = new Browser(locale)) {
            WelcomePage visitor = new WelcomePage(browser).open("/");
            shows(visitor.heading(), welcome);
            browser.picture("welcome-" + locale);
            assertThat(browser.barriers()).isEmpty();

            visitor.askForSignIn();
            browser.picture("sign-in-" + locale);
            visitor.signIn("researcher", Accounts.password("researcher"));
            FramePage researcher = new FramePage(browser);
            researcher.workspaces().first().waitFor();
            shows(researcher.me(), "Lin");
            shows(researcher.heading(), home);
            browser.picture("home-" + locale);
            for (String list : List.of("/workspaces", "/workspaces?of=shared")) {
                browser.page().navigate(list);
                researcher.workspaces().first().waitFor();
            }
            browser.picture("workspaces-" + locale);
            browser.page().navigate("/");
            researcher.workspaces().first().waitFor();

            researcher.switchLanguage();
            shows(researcher.heading(), homeInTheOtherLanguage);

            assertThat(tokensWithinReachOfScripts(browser.page())).isEmpty();
            researcher.switchLanguage();
            researcher.signOut();
            visitor.heading().waitFor();
            visitor.open("/");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, Done, Failed, does not exist", "zh-CN, 完成, 失败, 内容不存在"})
    void seesWhatBecameOfARun(String locale, String done, String wrong, String notThere) {
        try (Browser browser = new Browser(locale)) {
            SignIn.as("researcher", browser, "/runs/" + complete);

            RunPage run = new RunPage(browser).arrived();
            assertThat(browser.page().url()).endsWith("/runs/" + complete);
            shows(run.state(), done);
            run.graph().first().waitFor();
            browser.picture("run-graph-" + locale);
            run.show(RunPage.View.TIMELINE).timeline().first().waitFor();
            browser.picture("run-timeline-" + locale);
            run.show(RunPage.View.TABLE).calls().nth(2).waitFor();
            assertThat(run.calls().count()).isEqualTo(3);
            shows(run.content(), "Hello, Ada", "Hello, 稷下", "Hello, O'Hara");
            browser.picture("run-complete-" + locale);

            run.open(failed);
            shows(run.state(), wrong);
            shows(run.failure(), "refuse", "3");
            run.failureLog().waitFor();
            run.call().waitFor();
            browser.picture("run-failed-" + locale);
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();

            run.visit(ofAnotherPerson);
            run.refusal().waitFor();
            shows(run.refusal(), notThere);
            browser.picture("run-of-another-" + locale);
            assertThat(browser.barriers()).isEmpty();
        }
    }

    @Test
    void findsARowOfAnotherWorkspaceAndNothingOfSomebodyElses() {
        String name = "S-" + UUID.randomUUID().toString().substring(0, 12);
        GatewayClient researcher = GatewayClient.of("researcher");
        String open = WorkspaceClient.create(researcher, "Open " + name).id();
        WorkspaceClient other = WorkspaceClient.create(researcher, "Kept " + name);
        other.load("sample_id\tdepth\n" + name + "\t30\n").expect(200);
        WorkspaceClient.create(GatewayClient.of("researcher2"), "Not theirs " + name);
        try (Browser browser = new Browser("en-GB")) {
            SignIn.as("researcher", browser, "/workspaces/" + open);
            FramePage frame = new FramePage(browser);
            frame.search(name.toLowerCase(Locale.ROOT));
            frame.found(browser.words().of("frame.kinds.row"))
                    .getByText(name)
                    .first()
                    .waitFor();
            frame.found(browser.words().of("frame.kinds.workspace"))
                    .getByText("Kept " + name)
                    .waitFor();
            assertThat(frame.found().allTextContents().toString()).doesNotContain("Not theirs");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("search");

            frame.choose(name);
            browser.page().waitForURL(url -> url.contains("/workspaces/" + other.id() + "/data/sample"));
            new WorkspacePages(browser)
                    .grid()
                    .getByText(name, new Locator.GetByTextOptions().setExact(true))
                    .waitFor();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Whatever a script of the page could read and send away. */
    private static List<?> tokensWithinReachOfScripts(Page page) {
        return (List<?>) page.evaluate("""
                () => [document.cookie, ...Object.values(localStorage), ...Object.values(sessionStorage)]
                    .filter(text => text.includes('eyJ'))
                """);
    }
}
