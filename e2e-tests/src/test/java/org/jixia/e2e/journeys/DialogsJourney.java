package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Words;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.SignIn;
import org.jixia.e2e.pages.WorkspacePages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every dialog that a page opens: nothing in it stands in anybody's way, it fits a phone, and Escape leaves it with nothing done. */
class DialogsJourney {
    private static final String WDL =
            "version 1.1\nworkflow nothing { input { Int depth = 1 } output { Int same = depth } }\n";

    /** A page below the workspace or of its own, and the keys of what is pressed on it one after the other. */
    private record Way(String path, String... pressed) {}

    private static WorkspaceClient workspace;
    private static String configuration;

    @BeforeAll
    static void aWorkspace() {
        workspace = WorkspaceClient.create(GatewayClient.of("researcher"), "Dialogs " + UUID.randomUUID());
        workspace.load("sample_id\tdepth\nA\t30\n").expect(200);
        configuration = workspace.configure("nothing", WDL, Map.of());
    }

    private static List<Way> ofResearchers() {
        String here = "/workspaces/" + workspace.id();
        return List.of(
                new Way("/workspaces", "workspaces.create"),
                new Way(here, "overview.actions", "overview.describe"),
                new Way(here, "overview.actions", "overview.clone"),
                new Way(here, "overview.actions", "overview.remove"),
                new Way(here + "/data/sample", "data.import"),
                new Way(here + "/data/sample?row=A", "data.editRows"),
                new Way(here + "/data/sample?row=A", "data.makeSet"),
                new Way(here + "/data/sample?row=A", "data.deleteRows"),
                new Way(here + "/data/_workspace", "data.addValue"),
                new Way(here + "/files", "files.more", "files.newFolder"),
                new Way(here + "/files", "files.more", "files.reference"),
                new Way(here + "/workflows", "workflows.add"),
                new Way(here + "/workflows/" + configuration, "workflows.more", "workflows.rename"),
                new Way(here + "/workflows/" + configuration, "workflows.more", "workflows.delete"),
                new Way(here + "/cost", "cost.set"),
                new Way("/account", "account.tokens.new"),
                new Way("/account", "account.channels.new"));
    }

    private static List<Way> ofAdministrators() {
        return List.of(
                new Way("/administration/people", "administration.people.new"),
                new Way("/administration/prices", "administration.newPrices"),
                new Way("/administration/groups", "administration.newGroup"));
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 1280", "zh-CN, 390"})
    void standsInNobodysWayAndEscapeLeavesIt(String locale, int width) {
        List<String> wrong = new ArrayList<>();
        Map.of("researcher", ofResearchers(), "administrator", ofAdministrators())
                .forEach((account, ways) -> {
                    try (Browser browser = new Browser(locale, width)) {
                        SignIn.as(account, browser, "/");
                        browser.settle();
                        ways.forEach(way -> wrong.addAll(look(browser, way)));
                        browser.complaints().forEach(complaint -> wrong.add(account + ": " + complaint));
                    }
                });
        assertThat(wrong).isEmpty();
    }

    private static List<String> look(Browser browser, Way way) {
        List<String> wrong = new ArrayList<>();
        Page page = browser.page();
        page.navigate(way.path());
        browser.settle();
        for (String key : way.pressed()) {
            pressable(page, browser.words(), key).click();
        }
        String name = way.pressed()[way.pressed().length - 1];
        Locator dialog = page.locator(".ant-modal, .ant-drawer-content").first();
        dialog.waitFor();
        browser.settle();
        browser.picture("dialog-" + name + "-" + page.viewportSize().width);
        ColorScheme scheme = page.viewportSize().width == Browser.NARROW ? ColorScheme.DARK : ColorScheme.LIGHT;
        browser.barriers(scheme).forEach(barrier -> wrong.add(name + ": " + barrier));
        if (browser.overflow() > 0) {
            wrong.add(name + ": " + browser.overflow() + " pixels wider than the window");
        }
        page.keyboard().press("Escape");
        dialog.waitFor(WorkspacePages.HIDDEN);
        return wrong;
    }

    /** A button, or a line of the menu that a button opened. */
    private static Locator pressable(Page page, Words words, String key) {
        String name = words.of(key);
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .or(page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(name).setExact(true)))
                .first();
    }
}
