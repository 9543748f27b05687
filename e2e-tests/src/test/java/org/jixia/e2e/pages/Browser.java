package org.jixia.e2e.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jixia.e2e.fixtures.Platform;
import org.jixia.e2e.fixtures.Words;

/** One person's own browser, as far as they can tell, in one language. Collects what a page said in its console, which must be nothing bad. */
public final class Browser implements AutoCloseable {
    /** A desk, and a phone held upright; both in CSS pixels. */
    public static final int WIDE = 1280;

    public static final int NARROW = 390;

    /** Where pictures of the portal are wanted: by its documentation ({@code ./jixia tour}), or by whoever looks at the pages. */
    private static final String PICTURES = System.getProperty("jixia.pictures");

    private static final int HEIGHT = 800;
    private static final int HIGHEST = 4_000;
    /** A page that has its answers asks for more within this time, if at all; on a busy machine a picture waits for the last name. */
    private static final Duration QUIET = Duration.ofMillis(PICTURES == null ? 400 : 1500);

    private static final int JPEG_QUALITY = 80;

    private static final String LOADED = """
            () => document.querySelector('main').textContent !== ''
                && !document.querySelector('.ant-skeleton, .ant-spin-spinning, .ant-btn-loading')
            """;

    private final List<String> complaints = new ArrayList<>();
    private final Set<Request> asked = new HashSet<>();
    private long quietSince = System.nanoTime();
    private final String locale;
    private final Words words;
    private final BrowserContext context;
    private Page page;

    public Browser(String locale) {
        this(locale, WIDE);
    }

    public Browser(String locale, int width) {
        this.locale = locale;
        words = new Words(locale);
        context = Chromium.running()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale(locale)
                        .setViewportSize(width, HEIGHT)
                        // A colour that is still changing is no colour to judge.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setBaseURL(Platform.gateway().toString()));
        openTab();
    }

    private void openTab() {
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        asked.clear();
        page.onRequest(request -> {
            quietSince = System.nanoTime();
            if (isAnswered(request)) {
                asked.add(request);
            }
        });
        page.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                // Now the page before it goes: what that one asked for is told neither as answered nor as failed.
                asked.clear();
            }
        });
        page.onRequestFinished(asked::remove);
        page.onRequestFailed(asked::remove);
    }

    /** Closes the tab, whatever goes on in it, and opens another with the same session. */
    public void closeTabAndOpenAnother() {
        page.close();
        openTab();
    }

    public Page page() {
        return page;
    }

    /** What the portal says in this browser's language. */
    public Words words() {
        return words;
    }

    /** Errors of scripts and of the content policy. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * What is wrong for people who do not see, or not well, on the page as it stands: must be empty on every page of ours. Colours hang
     * on no language: what is seen in both is judged in light in the one and in dark in the other.
     */
    public List<String> barriers() {
        return barriers(locale.startsWith("zh") ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    /** The same in these colours. */
    public List<String> barriers(ColorScheme scheme) {
        return Accessibility.barriers(page, scheme);
    }

    /** Keeps a picture of the whole page where one is wanted. */
    public void picture(String name) {
        if (PICTURES == null) {
            return;
        }
        ViewportSize window = page.viewportSize();
        // A window as high as the page: what stays at its foot then stands at the end, not in the middle.
        int height = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(window.width, Math.clamp(height, window.height, HIGHEST));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(PICTURES, name + ".jpg"))
                .setType(ScreenshotType.JPEG)
                .setQuality(JPEG_QUALITY));
        page.setViewportSize(window.width, window.height);
    }

    /** How far the page reaches beyond its window, in pixels: a page that must be moved sideways is not read. */
    public int overflow() {
        return ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** Waits until the page shows all that it asked for: streams go on, everything else has been answered, and nothing says that it loads. */
    public void settle() {
        page.locator("main").waitFor();
        page.waitForCondition(() -> {
            if (!asked.isEmpty()) {
                quietSince = System.nanoTime();
            }
            return System.nanoTime() - quietSince > QUIET.toNanos() && (Boolean) page.evaluate(LOADED);
        });
    }

    /** What is asked for once: not the streams of events, which stay open. */
    private static boolean isAnswered(Request request) {
        return !request.headers().getOrDefault("accept", "").contains("text/event-stream");
    }

    /** Leaves a picture of the last page, which after a failed test shows what was there instead. */
    @Override
    public void close() {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/last-" + locale + ".png")));
        context.close();
    }
}
