package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;

/**
 * What a person sees at a place, waited for: a page draws first and asks its services afterwards, so a text read at
 * once is the text of a moment.
 */
public final class Shown {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Shown() {}

    /** Fails, with what stands there, unless all parts stand there within the deadline. */
    public static void shows(Locator place, String... parts) {
        for (String part : parts) {
            PlaywrightAssertions.assertThat(place)
                    .containsText(part, new LocatorAssertions.ContainsTextOptions().setTimeout(DEADLINE.toMillis()));
        }
    }
}
