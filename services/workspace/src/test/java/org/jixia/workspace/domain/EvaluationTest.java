package org.jixia.workspace.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.persistence.JacksonJsonText;
import org.junit.jupiter.api.Test;

/** What expressions give for a row, and every fault of every row at once. */
class EvaluationTest {
    private static final UUID WORKSPACE = Ids.next();

    private final Map<String, DataTable> tables = Map.of(
            "sample",
            table("sample", "cram:file", "age:number", "mother:reference(sample)", "note:text"),
            "pair",
            table("pair", "samples:references(sample)", "first:reference(sample)", "label:text"));
    private final Map<String, TableRow> samples = Map.of(
            "a", new TableRow("a", Map.of("cram", "drs://x/a", "age", 7, "mother", "b"), 1),
            "b", new TableRow("b", Map.of("cram", "drs://x/b", "age", new BigDecimal("1.50")), 1),
            "c", new TableRow("c", Map.of("age", 3), 1));

    private static DataTable table(String name, String... columns) {
        var typed = List.of(columns).stream()
                .map(column -> Column.parse(column).orElseThrow())
                .toList();
        return new DataTable(Ids.next(), WORKSPACE, name, typed, 1);
    }

    /** The tables above behind the repository's reading methods. */
    @SuppressWarnings("unchecked")
    private TableRepository repository() {
        return (TableRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TableRepository.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "find" -> Optional.ofNullable(tables.get(arguments[1]));
                    case "data" -> Map.of("ref", new TableRepository.Datum(ColumnType.FILE, "drs://x/ref"));
                    case "cells" -> cells((String) arguments[1], (Collection<String>) arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private int most = Integer.MAX_VALUE;

    private Optional<Map<String, Object>> cells(String column, Collection<String> names) {
        if (names.size() > most) {
            return Optional.empty();
        }
        var found = new HashMap<String, Object>();
        names.stream()
                .filter(samples::containsKey)
                .forEach(name -> found.put(
                        name,
                        column.equals("sample_id")
                                ? name
                                : samples.get(name).attributes().get(column)));
        return Optional.of(found);
    }

    private final Faults faults = new Faults();

    private Map<String, Object> inputs(String table, TableRow row, String type, String expression) {
        var found = new HashMap<String, Map<String, Object>>();
        new Evaluation(repository(), new JacksonJsonText())
                .of(configuration(table, type, expression), faults)
                .inputs(List.of(row), found::put);
        return found.get(row.name());
    }

    private static Configuration configuration(String table, String type, String expression) {
        var optional = type.endsWith("?");
        var workflow = new Workflow("wf", List.of(new Workflow.Input("wf.x", type, optional)), List.of());
        return new Configuration(
                Ids.next(), WORKSPACE, "c", "d", table, Map.of("x", expression), Map.of(), workflow, 1);
    }

    private Object value(String table, TableRow row, String type, String expression) {
        var value = inputs(table, row, type, expression).get("wf.x");
        assertThat(faults.shown()).isEmpty();
        return value;
    }

    @Test
    void cellsReferencesDataAndLiteralsGiveValues() {
        var a = samples.get("a");
        assertThat(value("sample", a, "File", "this.cram")).isEqualTo("drs://x/a");
        assertThat(value("sample", a, "File", "\"${this.cram}\"")).isEqualTo("drs://x/a");
        assertThat(value("sample", a, "String", "this.sample_id")).isEqualTo("a");
        assertThat(value("sample", a, "File", "this.mother.cram")).isEqualTo("drs://x/b");
        assertThat(value("sample", a, "File", "workspace.ref")).isEqualTo("drs://x/ref");
        assertThat(value("sample", a, "Int", "42")).isEqualTo(42);
        assertThat(value("sample", a, "String", "\"text\"")).isEqualTo("text");
        assertThat(value("sample", a, "Array[Int]", "[1, 2]")).isEqualTo(List.of(1, 2));
    }

    @Test
    void aSetGivesItsMembersInTheirOrderAndAsOftenAsTheyAreNamed() {
        var pair = new TableRow("p", Map.of("samples", List.of("b", "a", "b"), "first", "a"), 1);
        assertThat(value("pair", pair, "Array[File]", "this.samples.cram"))
                .isEqualTo(List.of("drs://x/b", "drs://x/a", "drs://x/b"));
        assertThat(value("pair", pair, "Array[String]", "this.samples.sample_id"))
                .isEqualTo(List.of("b", "a", "b"));
        assertThat(value("pair", pair, "Array[String]", "this.samples.age")).isEqualTo(List.of("1.50", "7", "1.50"));
        assertThat(value("pair", pair, "File", "this.first.mother.cram")).isEqualTo("drs://x/b");
        assertThat(value("pair", pair, "Array[File]", "this.first.cram")).isEqualTo(List.of("drs://x/a"));
    }

    @Test
    void numbersFitTexts() {
        assertThat(value("sample", samples.get("a"), "String", "this.age")).isEqualTo("7");
        assertThat(value("sample", samples.get("b"), "String?", "this.age")).isEqualTo("1.50");
        assertThat(value("sample", samples.get("a"), "Int", "this.age")).isEqualTo(7);
    }

    @Test
    void anEmptyCellLeavesAnOptionalInputOutAndIsAFaultOfARequiredOne() {
        assertThat(inputs("sample", samples.get("c"), "File?", "this.cram")).isEmpty();
        assertThat(inputs("sample", samples.get("c"), "File?", "this.mother.cram"))
                .isEmpty();
        assertThat(inputs("sample", samples.get("c"), "String?", "workspace.none"))
                .isEmpty();
        assertThat(faults.shown()).isEmpty();
        inputs("sample", samples.get("c"), "File", "this.cram");
        assertThat(faults.shown())
                .extracting(Fault::code, Fault::where)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("workspace.expression-empty", "row c, input x"));
    }

    @Test
    void aMemberWithoutAValueAndAPathThatLeadsNowhereAreFaults() {
        inputs("pair", new TableRow("p", Map.of("samples", List.of("a", "c")), 1), "Array[File]", "this.samples.cram");
        inputs("sample", samples.get("a"), "String?", "this.note.cram");
        inputs("sample", samples.get("a"), "String?", "this.nothing.cram");
        assertThat(faults.shown())
                .extracting(Fault::code)
                .containsExactly("workspace.member-empty", "workspace.not-a-reference", "workspace.not-a-reference");
    }

    @Test
    void rowsThatTogetherLeadToTooMuchAreTakenApart() {
        most = 2;
        var rows = List.of(
                new TableRow("p", Map.of("samples", List.of("a", "b")), 1),
                new TableRow("q", Map.of("samples", List.of("c", "b", "c")), 1),
                new TableRow("r", Map.of("samples", List.of("a", "b", "c")), 1),
                new TableRow("s", Map.of("samples", List.of()), 1));
        var found = new HashMap<String, Map<String, Object>>();
        new Evaluation(repository(), new JacksonJsonText())
                .of(configuration("pair", "Array[Int]", "this.samples.age"), faults)
                .inputs(rows, found::put);
        assertThat(found)
                .isEqualTo(Map.of(
                        "p", Map.of("wf.x", List.of(7, new BigDecimal("1.50"))),
                        "q", Map.of("wf.x", List.of(3, new BigDecimal("1.50"), 3)),
                        "s", Map.of("wf.x", List.of())));
        assertThat(faults.shown())
                .extracting(Fault::code, Fault::where)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("workspace.inputs-too-large", "row r, input x"));
    }

    @Test
    void aStructWhoseNameBeginsLikeATypeIsNone() {
        assertThat(value("sample", samples.get("a"), "ArrayOfThings", "this.age"))
                .isEqualTo(7);
        assertThat(value("sample", samples.get("a"), "StringPair", "this.age")).isEqualTo(7);
    }
}
