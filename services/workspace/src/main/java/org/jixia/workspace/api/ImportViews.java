package org.jixia.workspace.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Texts;
import org.jixia.workspace.domain.Column;
import org.jixia.workspace.domain.ImportCheck;
import org.jixia.workspace.domain.ImportPreview;
import org.jixia.workspace.domain.Person;
import org.jixia.workspace.domain.Separators;
import org.jixia.workspace.domain.TableImport;

/** Checks and histories of imports as they are answered. */
final class ImportViews {
    private ImportViews() {}

    /** A row by the line that it starts on; cells are cut at 200 characters. */
    @Schema(requiredProperties = {"line", "cells"})
    public record LineView(long line, List<String> cells) {}

    /** {@code line} and {@code column} (from 1) are absent for what concerns the file as a whole. */
    @Schema(requiredProperties = {"code", "detail"})
    public record ImportFaultView(String code, String where, Long line, Integer column, String detail) {}

    @Schema(requiredProperties = {"columns", "header", "lines", "rows", "added", "changed", "faults", "totalFaults"})
    public record ImportCheckView(
            String table,
            String encoding,
            String separator,
            List<TableResource.ColumnView> columns,
            List<String> header,
            List<LineView> lines,
            long rows,
            long added,
            long changed,
            List<ImportFaultView> faults,
            long totalFaults) {
        static ImportCheckView of(ImportCheck check, HttpHeaders headers) {
            var preview = check.preview();
            return new ImportCheckView(
                    check.table(),
                    check.encoding() == null ? null : check.encoding().text(),
                    check.separator() == null ? null : Separators.name(check.separator()),
                    check.columns().stream().map(TableResource.ColumnView::of).toList(),
                    preview.header(),
                    preview.rows().stream()
                            .map(row -> new LineView(row.line(), row.cells()))
                            .toList(),
                    preview.total(),
                    check.effect().added(),
                    check.effect().changed(),
                    check.faults().stream()
                            .map(fault -> fault(fault, check.columns(), headers))
                            .toList(),
                    check.effect().faults());
        }

        private static ImportFaultView fault(Fault fault, List<Column> columns, HttpHeaders headers) {
            var place = ImportPreview.Place.of(fault);
            return new ImportFaultView(
                    fault.code(),
                    fault.where(),
                    place.line(),
                    number(place.column(), columns),
                    Texts.of(fault, Texts.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
        }

        /** Names of columns never begin with a digit. */
        private static Integer number(String column, List<Column> columns) {
            if (column == null) {
                return null;
            }
            if (column.chars().allMatch(Character::isDigit)) {
                return Integer.valueOf(column);
            }
            var found = IntStream.range(0, columns.size())
                    .filter(index -> columns.get(index).name().equals(column))
                    .findFirst();
            return found.isPresent() ? found.getAsInt() + 2 : null;
        }
    }

    /** {@code table} is absent for workspace data; {@code faults} above 0: it was refused. */
    @Schema(requiredProperties = {"id", "person", "rows", "added", "changed", "faults", "at"})
    public record ImportView(
            UUID id,
            String table,
            String person,
            String account,
            String name,
            String fileName,
            long rows,
            long added,
            long changed,
            long faults,
            Instant at) {
        static ImportView of(TableImport done, Person person) {
            return new ImportView(
                    done.id(),
                    done.table(),
                    done.person(),
                    person == null ? null : person.account(),
                    person == null ? null : person.name(),
                    done.fileName(),
                    done.effect().rows(),
                    done.effect().added(),
                    done.effect().changed(),
                    done.effect().faults(),
                    done.at());
        }
    }
}
