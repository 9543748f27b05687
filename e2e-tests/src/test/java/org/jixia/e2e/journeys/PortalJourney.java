package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.FramePage;
import org.jixia.e2e.pages.WelcomePage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A researcher opens the portal, signs in, sees their workspaces, changes the language and signs out, in both languages. */
class PortalJourney {

    @ParameterizedTest
    @CsvSource({"en-GB, Analyse genomes where your data is, Workspaces, 工作区", "zh-CN, 在数据所在之处分析基因组, 工作区, Workspaces"})
    void signsInSeesWorkspacesAndSignsOut(String locale, String welcome, String home, String homeInTheOtherLanguage) {
        try (Browser browser = new Browser(locale)) {
            WelcomePage visitor = new WelcomePage(browser).open("/");
            assertThat(visitor.heading().textContent()).isEqualTo(welcome);
            browser.picture("welcome-" + locale);

            visitor.signIn("researcher", Accounts.password("researcher"));
            FramePage researcher = new FramePage(browser);
            researcher.workspaces().first().waitFor();
            assertThat(researcher.me().textContent()).contains("Lin");
            assertThat(researcher.heading().textContent()).isEqualTo(home);
            browser.picture("workspaces-" + locale);

            researcher.switchLanguage();
            assertThat(researcher.heading().textContent()).isEqualTo(homeInTheOtherLanguage);

            assertThat(tokensWithinReachOfScripts(browser.page())).isEmpty();
            researcher.switchLanguage();
            researcher.signOut();
            visitor.heading().waitFor();
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
