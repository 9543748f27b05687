package org.jixia.workspace.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the value of an input comes from: the row, rows it refers to, the workspace's data, or a literal. */
public sealed interface Expression {
    /** {@code this.samples.cram}: all but the last name follow references. */
    record OfRow(List<String> path) implements Expression {}

    /** {@code workspace.ref_fasta}. */
    record OfWorkspace(String key) implements Expression {}

    record Literal(Object value) implements Expression {}

    Pattern NAMES = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");
    int LONGEST = 100_000;

    /** Understands {@code this.x}, {@code "${this.x}"}, {@code workspace.x} and JSON; nothing for anything else. */
    static Optional<Expression> parse(String source, JsonText json) {
        if (source == null || source.length() > LONGEST) {
            return Optional.empty();
        }
        var text = unwrapped(source.strip());
        if (text.startsWith("this.")) {
            return names(text.substring(5)).map(OfRow::new);
        }
        if (text.startsWith("workspace.")) {
            return names(text.substring(10))
                    .filter(names -> names.size() == 1)
                    .map(names -> new OfWorkspace(names.getFirst()));
        }
        return json.parse(text).map(parsed -> new Literal(parsed.value()));
    }

    /** Terra's exports wrap expressions: {@code "${this.x}"}. */
    private static String unwrapped(String text) {
        var bare = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") && text.startsWith("\"${")
                ? text.substring(1, text.length() - 1)
                : text;
        return bare.startsWith("${") && bare.endsWith("}")
                ? bare.substring(2, bare.length() - 1).strip()
                : text;
    }

    private static Optional<List<String>> names(String path) {
        return NAMES.matcher(path).matches() ? Optional.of(List.of(path.split("\\."))) : Optional.empty();
    }
}
