package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Processes;
import org.jixia.e2e.fixtures.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A researcher imports table files that cannot be right: all faults come in one answer, and the table stays as it was. */
class BadTablesJourney {
    private static final String GOOD = """
        entity:sample_id\tage:number\tnote
        A\t34\tfirst
        B\t51\tsecond
        """;

    private static Processes processes;
    private static WorkspaceClient workspace;
    private static String before;

    @BeforeAll
    static void oneGoodTable() {
        processes = Processes.now();
        workspace = WorkspaceClient.create(GatewayClient.of("researcher"), "Bad tables");
        workspace.load(GOOD).expect(200);
        before = workspace.export("sample");
    }

    @AfterEach
    void nothingOfIt() {
        assertThat(workspace.tables()).hasSize(1);
        assertThat(workspace.export("sample")).isEqualTo(before);
    }

    @AfterAll
    static void allIsWell() {
        processes.areUnharmed();
    }

    @Test
    void wrongTypesTwinsAndDanglingReferencesComeInOneAnswer() {
        var refusal = Refusal.of(workspace.load("""
            entity:pair_id\tage:number\tpaired:boolean\tcase:reference(sample)\tothers:references(sample)\tnotes:json
            P1\told\tmaybe\tA\t["A", "B"]\t{}
            P2\t4\ttrue\tZ\t["A", "Y"]\t{"a": 1
            P1\t5\tfalse\tB\tA\t{}
            \t6\ttrue\tA\t[]\t{}
            P5\t7
            """), 422);
        assertThat(refusal.code()).isEqualTo("workspace.import-faulty");
        refusal.places()
                .containsExactlyInAnyOrder(
                        "row 2, column age: workspace.cell-type",
                        "row 2, column paired: workspace.cell-type",
                        "row 3, column notes: workspace.cell-type",
                        "row 4, column others: workspace.cell-type",
                        "row 5, column 1: workspace.row-name",
                        "row 6: workspace.cell-count",
                        "row 4, column 1: workspace.row-twice",
                        "row 3, column case: workspace.reference-dangles",
                        "row 3, column others: workspace.reference-dangles");
    }

    @Test
    void filesThatAreNotThereAreNamedWithTheirCells() {
        Refusal.of(workspace.load("""
            entity:sample_id\treads:file
            A\tnowhere/a.fq
            B\t../b.fq
            C\tdrs://localhost/0198a0aa-0000-7000-8000-000000000000
            """), 422)
                .places()
                .containsExactly(
                        "row 2, column reads: workspace.file-unknown",
                        "row 3, column reads: workspace.file-unknown",
                        "row 4, column reads: workspace.file-unknown");
    }

    @Test
    void headersSayWhichColumnIsWrong() {
        Refusal.of(workspace.load("entity:sample_id\tmy column\tage:float\tnote\tnote\nA\t1\t2\t3\t4\n"), 422)
                .places()
                .contains(
                        "row 1, column 2: workspace.column-name",
                        "row 1, column 3: workspace.column-type",
                        "row 1, column 5: workspace.column-twice");
        Refusal.of(workspace.load("name\tage\nA\t1\n"), 422)
                .places()
                .containsExactly("row 1, column 1: workspace.first-column");
        assertThat(Refusal.of(workspace.load(""), 422).code()).isEqualTo("workspace.no-header");
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, café", "GBK, 样本", "UTF-16, 样本"})
    void otherEncodingsAreNamedWithTheFirstRowOfTheirs(String encoding, String note) {
        var table = "entity:sample_id\tnote\nA\tplain\nB\t" + note + "\nC\tplain\n";
        var bytes = table.getBytes(Charset.forName(encoding));
        var row = encoding.startsWith("UTF-16") ? 1 : 3;
        Refusal.of(workspace.load(BodyPublishers.ofByteArray(bytes)), 422)
                .places()
                .containsExactly("row " + row + ": workspace.not-utf8");
    }

    @Test
    void aLineOf100MegabytesIsRefusedWithoutBeingKept() {
        var line = BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                List.of(text("entity:sample_id\tnote\nC\t"), letters(100_000_000), text("\nD\tplain\n")))));
        var refusal = Refusal.of(workspace.load(line), 422);
        refusal.places().containsExactly("row 2: workspace.line-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"never closed\nD\tplain\n", "\"closed\" too early\nD\tplain\n"})
    void openQuotesSwallowNoRows(String cell) {
        Refusal.of(workspace.load("entity:sample_id\tnote\nC\t" + cell), 422)
                .places()
                .containsExactly("row 2: workspace.quotes");
    }

    @Test
    void charactersThatNothingCanKeepAreNamed() {
        Refusal.of(workspace.load("entity:sample_id\tnote\tmore:json\nC\ta\0b\t\"\\u0000\"\n"), 422)
                .places()
                .containsExactly(
                        "row 2, column note: workspace.cell-character", "row 2, column more: workspace.cell-character");
    }

    @Test
    void jsonDeeperThanAnybodyMeansIsNoJson() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        Refusal.of(workspace.load("entity:sample_id\tmore:json\nC\t" + deep + "\n"), 422)
                .places()
                .containsExactly("row 2, column more: workspace.cell-type");
    }

    @Test
    void theFirstThousandFaultsAreShownAndAllAreCounted() {
        var answer = workspace.load("entity:sample_id\tage:number\n" + "A\told\n".repeat(3000));
        Refusal.of(answer, 422).places().hasSize(1000);
        assertThat(answer.json().path("totalFaults").asInt()).isEqualTo(3000);
    }

    @Test
    void windowsFilesAreTakenAsTheyAre() {
        var other = WorkspaceClient.create(GatewayClient.of("researcher"), "Windows line ends");
        other.load("\uFEFFentity:sample_id\tage:number\tnote\r\nA\t34\tfirst\r\nB\t51\tsecond\r\n")
                .expect(200);
        assertThat(other.export("sample")).isEqualTo(before);
    }

    @Test
    void anEditOfACellIsRefusedByTheSameRules() {
        var edit = workspace
                .gateway()
                .send(
                        "PATCH",
                        workspace.path() + "/tables/sample/rows/A",
                        BodyPublishers.ofString("{\"age\": \"old\", \"note\": \"a\\u0000b\", \"weight\": 3}"),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "\"1\"");
        Refusal.of(edit, 422)
                .places()
                .containsExactlyInAnyOrder(
                        "column age: workspace.cell-type",
                        "column note: workspace.cell-character",
                        "column weight: workspace.column-unknown");
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many letters, none of them held. */
    private static InputStream letters(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                var some = (int) Math.min(length, left);
                java.util.Arrays.fill(buffer, offset, offset + some, (byte) 'x');
                left -= some;
                return some;
            }
        };
    }
}
