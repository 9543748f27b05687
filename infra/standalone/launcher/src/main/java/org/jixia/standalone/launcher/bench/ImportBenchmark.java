package org.jixia.standalone.launcher.bench;

import java.time.Instant;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.Platform;

/** A large data table into a workspace, through the gateway, until it can be read. */
final class ImportBenchmark implements Benchmark {

    static final int ROWS = 100_000;
    private static final int COLUMNS = 50;
    private static final double TARGET_SECONDS = 30;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "seconds to import a table of 100,000 rows and 50 columns; the ratio is to the target of 30 s";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var seconds = load(Laboratory.open(platform, name()));
        return new Result(name(), seconds, "s", seconds / TARGET_SECONDS);
    }

    /** The table {@code sample} into the workspace: the seconds that it took. */
    static double load(Laboratory laboratory) {
        var table = table();
        var begun = Instant.now();
        laboratory
                .gateway()
                .post(
                        "/api/workspace/workspaces/" + laboratory.workspace() + "/tables:import",
                        table,
                        "text/tab-separated-values");
        return Laboratory.secondsSince(begun);
    }

    /** Numbers, words and truths by turns, so that every column has a type of its own. */
    private static String table() {
        var text = new StringBuilder(ROWS * COLUMNS * 8).append("entity:sample_id");
        for (var column = 1; column < COLUMNS; column++) {
            text.append("\tcolumn_").append(column);
        }
        text.append('\n');
        for (var row = 0; row < ROWS; row++) {
            text.append("sample-").append(row);
            for (var column = 1; column < COLUMNS; column++) {
                text.append('\t');
                switch (column % 3) {
                    case 0 -> text.append(row * column % 9973);
                    case 1 -> text.append("word").append(row % 97);
                    default -> text.append(row % 2 == 0);
                }
            }
            text.append('\n');
        }
        return text.toString();
    }
}
