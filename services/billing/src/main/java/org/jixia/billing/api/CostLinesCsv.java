package org.jixia.billing.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jixia.billing.domain.CostLine;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.CostRepository;

/** Cost lines as a table for other programs, read page by page, so that any number of them takes little memory. */
final class CostLinesCsv {
    private static final int PAGE = 1000;
    private static final String[] HEADER = {
        "day",
        "started_at",
        "ended_at",
        "account",
        "workspace",
        "person",
        "run",
        "task",
        "attempt",
        "resource",
        "granted",
        "duration_ms",
        "unit_price",
        "price_version",
        "amount",
        "currency",
        "note"
    };

    private CostLinesCsv() {}

    static void write(CostRepository costs, CostQuery query, OutputStream out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(HEADER);
            UUID after = null;
            List<CostLine> page;
            do {
                page = costs.lines(query, after, PAGE);
                page.forEach(line -> csv.writeRecord(cells(line)));
                after = page.isEmpty() ? null : page.getLast().id();
            } while (page.size() == PAGE);
        }
    }

    private static String[] cells(CostLine line) {
        return new String[] {
            line.day().toString(),
            line.startedAt().toString(),
            line.endedAt().toString(),
            text(line.account()),
            text(line.workspace()),
            safe(line.person()),
            text(line.run()),
            text(line.task()),
            text(line.attempt()),
            line.resource().name(),
            text(line.granted()),
            Long.toString(line.durationMs()),
            Money.text(line.unitPrice()),
            Integer.toString(line.priceVersion()),
            Money.text(line.amount()),
            line.currency(),
            safe(line.note())
        };
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** What people wrote stays text where a spreadsheet would take it for a formula. */
    private static String safe(String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text(text);
    }
}
