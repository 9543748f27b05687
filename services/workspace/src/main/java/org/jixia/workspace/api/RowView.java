package org.jixia.workspace.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.workspace.domain.Cells;
import org.jixia.workspace.domain.JsonText;
import org.jixia.workspace.domain.TableRow;

/**
 * A row as it is answered.
 *
 * @param writtenBy by column the run whose value the cell still holds, and when the run started
 * @param cut columns whose cells came as the beginning of their text; absent when all came whole
 */
@Schema(requiredProperties = {"name", "attributes", "version"})
public record RowView(
        String name, Map<String, Object> attributes, long version, Map<String, Object> writtenBy, List<String> cut) {
    static RowView single(TableRow row) {
        return new RowView(row.name(), row.attributes(), row.version(), written(row), null);
    }

    static RowView listed(TableRow row, Integer most, JsonText json) {
        var written = written(row);
        var marks = written.isEmpty() ? null : written;
        if (most == null) {
            return new RowView(row.name(), row.attributes(), row.version(), marks, null);
        }
        var cells = new LinkedHashMap<>(row.attributes());
        var cut = new ArrayList<String>();
        for (var cell : cells.entrySet()) {
            var text = text(cell.getValue(), json);
            if (text.length() > most) {
                cell.setValue(Cells.beginning(text, most));
                cut.add(cell.getKey());
            }
        }
        return new RowView(row.name(), cells, row.version(), marks, cut.isEmpty() ? null : cut);
    }

    /** Numbers and truths are short. */
    private static String text(Object value, JsonText json) {
        return switch (value) {
            case String text -> text;
            case List<?> list -> json.write(list);
            case Map<?, ?> map -> json.write(map);
            default -> "";
        };
    }

    /** A mark without a run says only when one had started, for later writes: a person has changed the cell since. */
    private static Map<String, Object> written(TableRow row) {
        var marks = new LinkedHashMap<>(row.writtenBy());
        marks.values().removeIf(mark -> !(mark instanceof Map<?, ?> told && told.get("run") != null));
        return marks;
    }
}
