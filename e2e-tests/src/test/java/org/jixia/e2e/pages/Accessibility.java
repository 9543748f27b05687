package org.jixia.e2e.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What axe finds on a page as it stands, in light or in dark; serious and critical findings count. */
final class Accessibility {
    /** The portal's own copy, which its build leaves: one version for its tests and for these. */
    private static final Path AXE = Path.of("../gateway/portal/node_modules/axe-core/axe.min.js");

    private static final String RUN = """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`));
            }
            """;

    private Accessibility() {}

    static List<String> barriers(Page page, ColorScheme scheme) {
        // By the debugger: the page's own policy, rightly, takes no foreign script.
        page.evaluate(axe());
        show(page, scheme);
        var found = ((List<?>) page.evaluate(RUN))
                .stream().map(one -> scheme.name().toLowerCase() + ": " + one).toList();
        show(page, ColorScheme.LIGHT);
        return found;
    }

    private static void show(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForFunction(
                "theme => document.documentElement.dataset.theme === theme",
                scheme.name().toLowerCase());
    }

    private static String axe() {
        if (!Files.isReadable(AXE)) {
            throw new AssertionError(AXE.toAbsolutePath().normalize()
                    + " is missing: build the portal first ('./jixia test' does, or 'npm ci' in gateway/portal)");
        }
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
