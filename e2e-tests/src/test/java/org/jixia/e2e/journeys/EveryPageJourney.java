package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.fixtures.Demo;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.Place;
import org.jixia.e2e.pages.SignIn;
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
        PLACES.clear();
        PLACES.addAll(forResearchers(Demo.told()));
        for (String part : List.of("work", "health", "events", "people", "quota", "prices", "storage", "groups")) {
            PLACES.add(new Place("administration-" + part, "administrator", "/administration/" + part));
        }
        PLACES.add(new Place("announcements", "administrator", "/announcements"));
        PLACES.add(new Place("audit", "auditor", "/audit"));
    }

    private static List<Place> forResearchers(JsonNode demo) {
        String workspace = "/workspaces/" + demo.path("workspace").asText();
        String run = "/runs/" + demo.path("runs").path(0).asText();
        String submission = "/submissions/" + demo.path("submission").asText();
        String configuration = GatewayClient.of("researcher")
                .get("/api/workspace" + workspace + "/configurations")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        return Stream.of(
                        "home /",
                        "workspaces /workspaces",
                        "account /account",
                        "overview " + workspace,
                        "data " + workspace + "/data/sample",
                        "workspace-data " + workspace + "/data/_workspace",
                        "files " + workspace + "/files",
                        "file " + workspace + "/files?file=germline/reference/lambda.fa",
                        "workflows " + workspace + "/workflows",
                        "workflow " + workspace + "/workflows/" + configuration,
                        "launch " + workspace + "/workflows/" + configuration + "/launch",
                        "submissions " + workspace + "/submissions",
                        "submission " + workspace + submission,
                        "run " + run,
                        "run-timeline " + run + "?view=timeline",
                        "run-table " + run + "?view=table",
                        "cost " + workspace + "/cost",
                        "account-cost /cost",
                        "members " + workspace + "/members",
                        "nowhere /no-such-page")
                .map(place -> place.split(" "))
                .map(place -> new Place(place[0], "researcher", place[1]))
                .toList();
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
                SignIn.as(account, browser, "/");
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
        // Colours hang on neither language nor width: the desk is judged in light, the phone in dark.
        ColorScheme scheme = width == Browser.NARROW ? ColorScheme.DARK : ColorScheme.LIGHT;
        browser.barriers(scheme).forEach(barrier -> wrong.add(place + ": " + barrier));
        return wrong;
    }

    private static LinkedHashSet<String> accounts() {
        return new LinkedHashSet<>(PLACES.stream().map(Place::account).toList());
    }
}
