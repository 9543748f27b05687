package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.fixtures.Demo;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.Place;
import org.jixia.e2e.pages.WelcomePage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page of the portal with the demo's data on it, in both languages, on a desk and on a phone: nothing stands in anybody's way, nothing is
 * wider than the window, no script complains. Its pictures are those of the documentation.
 */
class EveryPageJourney {
    private static final List<Place> PLACES = new ArrayList<>();

    @BeforeAll
    static void allPages() {
        JsonNode demo = Demo.told();
        String workspace = "/workspaces/" + demo.path("workspace").asText();
        String run = "/runs/" + demo.path("runs").path(0).asText();
        String configuration = GatewayClient.of("researcher")
                .get("/api/workspace" + workspace + "/configurations")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        PLACES.clear();
        PLACES.addAll(List.of(
                new Place("home", "researcher", "/"),
                new Place("workspaces", "researcher", "/workspaces"),
                new Place("account", "researcher", "/account"),
                new Place("overview", "researcher", workspace),
                new Place("data", "researcher", workspace + "/data/sample"),
                new Place("workspace-data", "researcher", workspace + "/data/_workspace"),
                new Place("files", "researcher", workspace + "/files"),
                new Place("file", "researcher", workspace + "/files?file=germline/reference/lambda.fa"),
                new Place("workflows", "researcher", workspace + "/workflows"),
                new Place("workflow", "researcher", workspace + "/workflows/" + configuration),
                new Place("launch", "researcher", workspace + "/workflows/" + configuration + "/launch"),
                new Place("submissions", "researcher", workspace + "/submissions"),
                new Place(
                        "submission",
                        "researcher",
                        workspace + "/submissions/" + demo.path("submission").asText()),
                new Place("run", "researcher", run),
                new Place("run-timeline", "researcher", run + "?view=timeline"),
                new Place("run-table", "researcher", run + "?view=table"),
                new Place("cost", "researcher", workspace + "/cost"),
                new Place("account-cost", "researcher", "/cost"),
                new Place("members", "researcher", workspace + "/members"),
                new Place("nowhere", "researcher", "/no-such-page"),
                new Place("administration-work", "administrator", "/administration/work"),
                new Place("administration-health", "administrator", "/administration/health"),
                new Place("administration-events", "administrator", "/administration/events"),
                new Place("administration-quota", "administrator", "/administration/quota"),
                new Place("administration-prices", "administrator", "/administration/prices"),
                new Place("administration-storage", "administrator", "/administration/storage"),
                new Place("administration-groups", "administrator", "/administration/groups"),
                new Place("announcements", "administrator", "/announcements"),
                new Place("audit", "auditor", "/audit")));
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en, 1280", "zh-CN, zh, 390"})
    void nothingStandsInAnybodysWay(String locale, String language, int width) {
        visit(locale, language, width);
    }

    /** The tour shows each language at each width; tests take each once. */
    @ParameterizedTest
    @CsvSource({"zh-CN, zh, 1280", "en-GB, en, 390"})
    @EnabledIfSystemProperty(named = "jixia.pictures", matches = ".+")
    void norInTheOtherLanguageAtTheSameWidth(String locale, String language, int width) {
        visit(locale, language, width);
    }

    private static void visit(String locale, String language, int width) {
        List<String> wrong = new ArrayList<>();
        for (String account : accounts()) {
            try (Browser browser = new Browser(locale, width)) {
                WelcomePage visitor = new WelcomePage(browser).open("/");
                visitor.askForSignIn();
                visitor.signIn(account, Accounts.password(account));
                PLACES.stream()
                        .filter(place -> place.account().equals(account))
                        .forEach(place -> wrong.addAll(look(browser, place, language, width)));
                browser.complaints().forEach(complaint -> wrong.add(account + ": " + complaint));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> look(Browser browser, Place place, String language, int width) {
        List<String> wrong = new ArrayList<>();
        browser.page().navigate(place.path());
        browser.settle();
        browser.picture(place.name() + "-" + language + (width == Browser.NARROW ? "-narrow" : ""));
        if (browser.overflow() > 0) {
            wrong.add(place + ": " + browser.overflow() + " pixels wider than the window");
        }
        browser.barriers().forEach(barrier -> wrong.add(place + ": " + barrier));
        return wrong;
    }

    private static LinkedHashSet<String> accounts() {
        return new LinkedHashSet<>(PLACES.stream().map(Place::account).toList());
    }
}
