package org.jixia.e2e.measures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.SignIn;
import org.junit.jupiter.api.Test;

/**
 * How long a page with a long list takes to open, and how it scrolls, as the browser itself sees it. Asserts nothing about times: {@code ./jixia bench}
 * prepares the list, says where it is ({@code jixia.measure.*}) and reads the figures from a file.
 */
class LargePageMeasure {
    private static final int OPENINGS = 5;

    /** The page whose opening counts, and the one whose list is scrolled: of a run the second is another look at its calls. */
    private final String opened = System.getProperty("jixia.measure.opened");

    private final String shown = System.getProperty("jixia.measure.shown");
    private final String scrolled = System.getProperty("jixia.measure.scrolled");
    private final int rows = Integer.getInteger("jixia.measure.rows");
    private final Path figures = Path.of(System.getProperty("jixia.measure.figures"));

    @Test
    void opensAndScrolls() throws IOException {
        try (Browser browser = new Browser("en-GB")) {
            SignIn.as("researcher", browser, "/");
            browser.settle();

            List<Double> openings = new ArrayList<>();
            for (int i = 0; i < OPENINGS; i++) {
                openings.add(opening(browser));
            }
            ObjectNode told = new ObjectMapper().createObjectNode();
            told.put("first", openings.getFirst() / 1000);
            told.put("median", openings.stream().sorted().toList().get(OPENINGS / 2) / 1000);

            browser.page().navigate(scrolled);
            browser.settle();
            told.setAll((ObjectNode) new ObjectMapper().valueToTree(scrolling(browser)));
            assertThat(browser.complaints()).isEmpty();
            Files.writeString(figures, told.toString());
        }
    }

    /** Milliseconds from the call of the address until what the page is for stands on it; the programs come from the browser's cache after the first. */
    private double opening(Browser browser) {
        browser.page().navigate("about:blank");
        browser.page().navigate(opened, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        return ((Number) browser.page()
                        .waitForFunction("shown => document.querySelector(shown) && performance.now()", shown)
                        .jsonValue())
                .doubleValue();
    }

    /** Three rows a frame, as fast as a wheel turns, until so many rows have passed: what a frame took, and how long the end of what had come stood still. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> scrolling(Browser browser) {
        return (Map<String, Object>) browser.page().evaluate("""
            async (rows) => {
              const box = document.querySelector('.grid');
              const frame = () => new Promise((done) => requestAnimationFrame(done));
              const seen = () => Math.round((box.scrollTop + box.clientHeight) / 36);
              const frames = [];
              let waited = 0;
              let before = await frame();
              const begun = before;
              while (seen() < rows && before - begun < 300_000) {
                const top = box.scrollTop;
                box.scrollTop += 3 * 36;
                const now = await frame();
                if (box.scrollTop === top) waited += now - before;
                else frames.push(now - before);
                before = now;
              }
              frames.sort((a, b) => a - b);
              return {
                rows: seen(),
                seconds: (before - begun) / 1000,
                waited: waited / 1000,
                frame: frames[Math.floor(frames.length / 2)],
                frame99: frames[Math.floor(frames.length * 0.99)],
                longest: frames.at(-1),
                heapMiB: Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1048576),
              };
            }
            """, rows);
    }
}
