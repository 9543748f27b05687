package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exported imports back equal, whatever the cells hold; the seed of a failing table is its name. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class TableRoundTripIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES =
            List.of("number", "boolean", "text", "list", "json", "reference(thing)", "references(thing)");
    private static final String[] PIECES = {
        "a",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "\"\"",
        "'",
        ",",
        "\\",
        "\\N",
        "样本",
        "\uD83E\uDDEC",
        "../",
        "\\u0000",
        "#",
        "\uFEFF",
        "null",
        "NaN",
        "-",
        "\u2028",
        "{",
        "}",
        "[",
        "=1+1",
        "%s",
        "\u00e9",
        "."
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anExportImportsBackEqual(long seed) throws IOException {
        var random = new Random(seed);
        var table = new LinkedHashMap<String, String>();
        for (var i = 0; i < 1 + random.nextInt(8); i++) {
            table.put("c" + i + (i % 2 == 0 ? "_列" : "-x"), TYPES.get(random.nextInt(TYPES.size())));
        }
        var names = IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(i -> rowName(random, i))
                .toList();
        var lines = new ArrayList<List<String>>();
        lines.add(header(table));
        for (var name : names) {
            var line = new ArrayList<>(List.of(name));
            table.values().forEach(type -> line.add(random.nextInt(4) == 0 ? "" : cell(random, type, names)));
            lines.add(line);
        }
        var first = create("alice", "Seed " + seed);
        load(first, tsv(lines)).statusCode(200).body("rows", equalTo(names.size()));
        var exported = export(first);

        var second = create("alice", "Again " + seed);
        load(second, exported).statusCode(200).body("rows", equalTo(names.size()));

        assertThat(rows(second)).isEqualTo(rows(first));
        assertThat(export(second)).isEqualTo(exported);
        load(first, exported).statusCode(200);
        assertThat(export(first)).isEqualTo(exported);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void editedCellsAreExportedAsTheyAre(long seed) {
        var random = new Random(seed);
        var first = create("alice", "Edited " + seed);
        load(first, "thing_id\tn:number\tb:boolean\tt:text\tl:list\tj:json\na\t\t\t\t\t\n")
                .statusCode(200);
        var cells = new LinkedHashMap<String, Object>();
        cells.put("n", new BigDecimal(random.nextLong() + "." + random.nextInt(100_000)));
        cells.put("b", random.nextBoolean());
        cells.put("t", text(random));
        cells.put("l", List.of(text(random), random.nextInt(), List.of()));
        cells.put("j", Map.of(text(random), Map.of("deep", List.of(text(random), true))));
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(cells)
                .patch("/workspaces/" + first + "/tables/thing/rows/a")
                .then()
                .statusCode(200);
        var exported = export(first);
        var second = create("alice", "Edited again " + seed);
        load(second, exported).statusCode(200);
        assertThat(export(second)).isEqualTo(exported);
        var edited = as("alice")
                .get("/workspaces/" + second + "/tables/thing/rows/a")
                .then();
        edited.body("attributes.t", equalTo(cells.get("t"))).body("attributes.b", equalTo(cells.get("b")));
    }

    @Test
    void workspaceDataComeOutAsTheyWentIn() {
        var first = create("alice", "Data");
        for (var value :
                List.of("two\nlines\tand \"quotes\"", 1.5, true, List.of("a", 1), Map.of("k", "v"), "007", "样本", "")) {
            as("alice")
                    .contentType(ContentType.JSON)
                    .body(Map.of("value", value))
                    .put("/workspaces/" + first + "/data/k" + Math.abs(value.hashCode() % 10_000))
                    .then()
                    .statusCode(200);
        }
        var sheet = raw("alice").get("/workspaces/" + first + "/data:export").asString();
        var second = create("alice", "Data again");
        data(second, sheet).then().statusCode(200);
        assertThat(raw("alice").get("/workspaces/" + second + "/data:export").asString())
                .isEqualTo(sheet);
        assertThat(as("alice").get("/workspaces/" + second + "/data").asString())
                .isEqualTo(as("alice").get("/workspaces/" + first + "/data").asString());
    }

    @Test
    void aSheetOfDataIsTakenWholeOrNotAtAll() {
        var workspace = create("alice", "Sheet");
        data(workspace, "workspace:a\tb c\tf\tf\n1\t2\ts3://x/missing\t4\n")
                .then()
                .statusCode(422)
                .body(
                        "faults.code",
                        org.hamcrest.Matchers.containsInAnyOrder(
                                "workspace.column-name", "workspace.file-unknown", "workspace.column-twice"));
        data(workspace, "a\tb\n1\t2\n").then().statusCode(422).body("code", equalTo("workspace.data-sheet"));
        data(workspace, "workspace:a\tb\n1\n").then().statusCode(422);
        as("alice").get("/workspaces/" + workspace + "/data").then().body("items", org.hamcrest.Matchers.hasSize(0));
    }

    private static io.restassured.response.Response data(String workspace, String sheet) {
        return raw("alice")
                .contentType("text/tab-separated-values; charset=UTF-8")
                .body(sheet)
                .post("/workspaces/" + workspace + "/data:import");
    }

    private static List<String> header(Map<String, String> table) {
        var header = new ArrayList<>(List.of("entity:thing_id"));
        table.forEach((name, type) -> header.add(name + ":" + type));
        return header;
    }

    private static String rowName(Random random, int number) {
        var odd = PIECES[random.nextInt(PIECES.length)];
        return odd.chars().anyMatch(Character::isISOControl) ? "row" + number : odd + number;
    }

    private static String cell(Random random, String type, List<String> names) {
        return switch (type) {
            case "number" -> number(random);
            case "boolean" -> random.nextBoolean() ? "TRUE" : "false";
            case "text" -> text(random);
            case "list" -> json(List.of(text(random), random.nextInt(), List.of(text(random)), Map.of()));
            case "json" -> json(Map.of("k" + text(random), List.of(text(random), new BigDecimal("1.50"), false)));
            case "reference(thing)" -> names.get(random.nextInt(names.size()));
            default -> json(List.of(names.get(random.nextInt(names.size())), names.getFirst()));
        };
    }

    private static String number(Random random) {
        var numbers = new String[] {
            "0",
            "-0.0",
            "+7",
            ".5",
            "3.",
            "1e300",
            "-2.5E-200",
            "00.10",
            String.valueOf(random.nextLong()),
            "9".repeat(590)
        };
        return numbers[random.nextInt(numbers.length)];
    }

    private static String text(Random random) {
        return "x"
                + IntStream.range(0, random.nextInt(6))
                        .mapToObj(i -> PIECES[random.nextInt(PIECES.length)])
                        .collect(Collectors.joining());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tsv(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String export(String workspace) {
        return raw("alice")
                .get("/workspaces/" + workspace + "/tables/thing:export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Rows with their cells, without versions. */
    private static Map<String, Object> rows(String workspace) throws IOException {
        var text = as("alice")
                .get("/workspaces/" + workspace + "/tables/thing/rows?pageSize=500")
                .asString();
        var rows = new LinkedHashMap<String, Object>();
        JSON.readTree(text)
                .path("items")
                .forEach(row -> rows.put(row.path("name").asText(), row.path("attributes")));
        return rows;
    }
}
