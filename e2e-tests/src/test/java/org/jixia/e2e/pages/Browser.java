package org.jixia.e2e.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixia.e2e.fixtures.Platform;

/** One person's headless browser in one language. Collects what a page said in its console, which must be nothing bad. */
public final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final String locale;
    private final BrowserContext context;
    private Page page;

    public Browser(String locale) {
        this.locale = locale;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        // The pages are our own, and neither root nor a container may make the sandbox's namespaces.
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--no-first-run",
                                "--disable-sync")));
        context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale)
                // A colour that is still changing is no colour to judge.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBaseURL(Platform.gateway().toString()));
        openTab();
    }

    private void openTab() {
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Closes the tab, whatever goes on in it, and opens another with the same session. */
    public void closeTabAndOpenAnother() {
        page.close();
        openTab();
    }

    private static Path chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No Chromium was found: './jixia doctor' says how to install it"));
    }

    public Page page() {
        return page;
    }

    /** Errors of scripts and of the content policy. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What is wrong for people who do not see, or not well, on the page as it stands: must be empty on every page of ours. */
    public List<String> barriers() {
        return Accessibility.barriers(page);
    }

    /** Keeps a picture beside the test reports. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures/" + name + ".png"))
                .setFullPage(true));
    }

    /** Leaves a picture of the last page, which after a failed test shows what was there instead. */
    @Override
    public void close() {
        picture("last-" + locale);
        browser.close();
        playwright.close();
    }
}
