package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Faulty tables: everything that is wrong in one answer, and nothing imported. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class ImportFaultsIT {

    @Test
    void faultsOfEveryKindComeInOneAnswer() {
        var workspace = create("alice", "All at once");
        load(workspace, "sample_id\nS1\n").statusCode(200);
        var answer = load(workspace, """
                        entity:pair_id\tage:number\tcase:reference(sample)\tothers:references(sample)\tnotes:json
                        P1\told\tS1\t["S1"]\t{}
                        P2\t3\tS9\tS1\t{}
                        P1\t4\tS1\t["S1", "S8"]\t"\\u0000"
                        ..\t5\tS1\t[]\t{}
                        P5\t6
                        """)
                .statusCode(422)
                .body("code", equalTo("workspace.import-faulty"))
                .extract();
        assertThat(answer.<java.util.List<Map<String, String>>>path("faults"))
                .extracting(fault -> fault.get("where") + ": " + fault.get("code"))
                .containsExactlyInAnyOrder(
                        "row 2, column age: workspace.cell-type",
                        "row 3, column others: workspace.cell-type",
                        "row 4, column notes: workspace.cell-character",
                        "row 5, column 1: workspace.row-name",
                        "row 6: workspace.cell-count",
                        "row 4, column 1: workspace.row-twice",
                        "row 3, column case: workspace.reference-dangles",
                        "row 4, column others: workspace.reference-dangles");
        as("alice")
                .get("/workspaces/" + workspace + "/tables")
                .then()
                .body("items", hasSize(1))
                .body("items[0].rows", equalTo(1));
    }

    @Test
    void anEditSaysWhatIsWrongWithTheRow() {
        var workspace = create("alice", "Edits");
        load(workspace, "sample_id\tage:number\tnote\nS1\t1\tx\n").statusCode(200);
        var row = "/workspaces/" + workspace + "/tables/sample/rows/S1";
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("age", "old", "note", "a\0b", "weight", 3))
                .patch(row)
                .then()
                .statusCode(422)
                .body("code", equalTo("workspace.row-faulty"))
                .body("faults", hasSize(3));
        as("alice").get(row).then().body("version", equalTo(1)).body("attributes.age", equalTo(1));
    }
}
