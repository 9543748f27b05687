package org.jixia.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.TestRun;

/** A page of the portal over a long list, in a real browser: how soon it stands there, and how it scrolls. */
final class PageBenchmark implements Benchmark {

    private static final int CALLS = 10_000;
    private static final double TARGET_SECONDS = 2;

    private final String name;
    private final String about;
    private final Function<Laboratory, Map<String, String>> preparation;

    private PageBenchmark(String name, String about, Function<Laboratory, Map<String, String>> preparation) {
        this.name = name;
        this.about = about;
        this.preparation = preparation;
    }

    static PageBenchmark run() {
        return new PageBenchmark(
                "page-run",
                "seconds until the page of a run of 10,000 calls stands in the browser; the ratio is to the target of 2 s",
                laboratory -> {
                    var address = "/runs/" + ScatterBenchmark.run(laboratory, CALLS);
                    return Map.of(
                            "opened",
                            address,
                            "shown",
                            "main .graph .call-box",
                            "scrolled",
                            address + "?view=table",
                            "rows",
                            Integer.toString(CALLS));
                });
    }

    static PageBenchmark table() {
        return new PageBenchmark(
                "page-table",
                "seconds until a table of 100,000 rows stands in the browser; the ratio is to the target of 2 s",
                laboratory -> {
                    ImportBenchmark.load(laboratory);
                    var address = "/workspaces/" + laboratory.workspace() + "/data/sample";
                    return Map.of(
                            "opened",
                            address,
                            "shown",
                            "main .grid .grid-line:not(.head)",
                            "scrolled",
                            address,
                            "rows",
                            Integer.toString(ImportBenchmark.ROWS));
                });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String about() {
        return about;
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var places = preparation.apply(Laboratory.open(platform, name));
        var figures = measured(platform, progress, places);
        progress.say(String.format(
                Locale.ROOT,
                "  first opening %.2f s; %d rows in %.1f s, of them %.1f s at the end of what had come; a frame takes %.0f ms (99 %%: %.0f, longest %.0f); %d MiB of scripts' memory",
                figures.path("first").asDouble(),
                figures.path("rows").asInt(),
                figures.path("seconds").asDouble(),
                figures.path("waited").asDouble(),
                figures.path("frame").asDouble(),
                figures.path("frame99").asDouble(),
                figures.path("longest").asDouble(),
                figures.path("heapMiB").asInt()));
        var seconds = figures.path("median").asDouble();
        return new Result(name, seconds, "s", seconds / TARGET_SECONDS);
    }

    private static JsonNode measured(Platform platform, Progress progress, Map<String, String> places) {
        Path file = null;
        try {
            file = Files.createTempFile("jixia-page-", ".json");
            if (new TestRun(platform.distribution().home(), progress).measure("LargePageMeasure", places, file) != 0) {
                throw new Trouble("The page could not be measured.");
            }
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new Trouble("The page could not be measured: " + e.getMessage() + ".", e);
        } finally {
            remove(file);
        }
    }

    private static void remove(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new Trouble(file + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }
}
