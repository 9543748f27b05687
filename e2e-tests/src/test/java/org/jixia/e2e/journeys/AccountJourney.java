package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixia.e2e.pages.Shown.shows;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.fixtures.Refusal;
import org.jixia.e2e.pages.AccountPage;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.FramePage;
import org.jixia.e2e.pages.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person makes a token for a program, uses it and takes it back; chooses a language for all browsers and what to be told. */
class AccountJourney {
    private static final String ACCOUNT = "steward";
    /** What the page promises of a revoked token. */
    private static final Duration MINUTE = Duration.ofSeconds(60);

    /** Whatever fails in between, the account goes back to the browsers' languages. */
    @AfterEach
    void forgetTheLanguage() {
        GatewayClient.of(ACCOUNT).put("/api/people/preferences", Map.of()).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, My account, administrator has set no mail server", "zh-CN, 我的账号, 管理员尚未设置邮件服务器"})
    void aPersonMakesATokenAndTakesItBack(String locale, String title, String mailOff) {
        String name = "journey " + UUID.randomUUID();
        try (Browser browser = new Browser(locale)) {
            AccountPage account = signIn(browser);
            shows(account.heading(), title);
            shows(account.channels().first(), mailOff);
            browser.picture("account-" + locale);
            assertThat(account.makeToken(name)).startsWith("jixia_");
            assertThat(account.token(name).isVisible()).isTrue();
            account.revoke(name);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aProgramUsesATokenUntilItIsRevoked() {
        String name = "journey " + UUID.randomUUID();
        try (Browser browser = new Browser("en-GB")) {
            AccountPage account = signIn(browser);
            GatewayClient program = GatewayClient.withToken(account.makeToken(name));
            assertThat(person(program)).isEqualTo(person(GatewayClient.of(ACCOUNT)));
            program.get("/ga4gh/wes/v1/runs").expect(200);
            Refusal.of(program.post("/api/people/tokens", Map.of("name", "child", "days", 1)), 403);

            account.revoke(name);
            await().atMost(MINUTE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> program.get("/api/workspace/me").status() == 401);
            Refusal.ga4gh(program.get("/ga4gh/wes/v1/runs"), 401);
        }
    }

    private static String person(GatewayClient client) {
        return client.get("/api/workspace/me").expect(200).json().path("person").asText();
    }

    @Test
    void aLanguageFollowsItsPersonToAnotherBrowser() {
        try (Browser first = new Browser("en-GB")) {
            AccountPage account = signIn(first);
            account.prefer("zh");
            account.heading()
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("我的账号"))
                    .waitFor();
        }
        try (Browser second = new Browser("en-GB")) {
            signIn(second)
                    .heading()
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("我的账号"))
                    .waitFor();
            FramePage frame = new FramePage(second);
            frame.switchLanguage();
            AccountPage again = new AccountPage(second).open();
            shows(again.heading(), "My account");
        }
    }

    @Test
    void whatCannotBeSentSaysWhyInTheLog() {
        try (Browser browser = new Browser("en-GB")) {
            AccountPage account = signIn(browser);
            account.askForWebhook("https://169.254.169.254/latest");
            account.refusal().waitFor();
            shows(account.refusal(), "169.254.169.254 leads into the network");
            account.giveUp();

            account.tellByMail(3);
            account.testMail();
            account.deliveries()
                    .first()
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("no mail server is set"))
                    .waitFor();
        }
    }

    private static AccountPage signIn(Browser browser) {
        SignIn.as(ACCOUNT, browser, "/account");
        return new AccountPage(browser).arrived();
    }
}
