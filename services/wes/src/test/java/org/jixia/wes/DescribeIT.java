package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What is told of a workflow that is kept nowhere yet. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class DescribeIT {

    private static final String WORKFLOW = """
        version 1.1
        struct Reference { File fasta  String? name }
        task say {
          input { String words  Reference? ref }
          command <<< ~{words} >>>
          output { String said = read_string(stdout()) }
        }
        workflow talk {
          input { Array[String] words  Reference ref  Int times = 2 * 3 }
          scatter (word in words) { call say { input: words = word, ref = ref } }
          call say as last { input: words = say.said[0] }
          output { Array[String] said = say.said }
          parameter_meta { words: "What is said" }
        }
        """;

    private static ValidatableResponse describe(String token, Map<String, ?> body) {
        return given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/internal/workflows:describe")
                .then();
    }

    private static ValidatableResponse describe(String text) {
        return describe(
                TestTokens.service("workspace"),
                Map.of("workflow", Map.of("main", "main.wdl", "files", Map.of("main.wdl", text)), "language", "zh"));
    }

    @Test
    void aDraftIsDescribedWithItsTypesItsGraphAndWhatAFormNeeds() {
        describe(WORKFLOW)
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("inputs.name", hasItems("talk.words", "talk.ref", "talk.times"))
                .body("inputs.find { it.name == 'talk.words' }.description", equalTo("What is said"))
                .body("inputs.find { it.name == 'talk.times' }.defaultText", equalTo("(2 * 3)"))
                .body("structs.Reference.name", equalTo(java.util.List.of("fasta", "name")))
                .body("structs.Reference.type", equalTo(java.util.List.of("File", "String?")))
                .body("graph.nodes.id", equalTo(java.util.List.of("say", "last")))
                .body("graph.nodes[0].scatter", equalTo("word in words"))
                .body("graph.edges", equalTo(java.util.List.of(Map.of("from", "say", "to", "last"))))
                .body("workflow", nullValue());
    }

    @Test
    void faultsComeWithTheirPlacesInTheLanguageAsked() {
        describe(WORKFLOW.replace("String words  Ref", "Strnig words  Ref"))
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("diagnostics.severity", hasItem("ERROR"))
                .body("diagnostics[0].line", equalTo(4))
                .body("diagnostics[0].message", containsString("Strnig"))
                .body("graph", nullValue());
    }

    @Test
    void whatIsNoBundleAndWhatMustNotBeReadIsRefused() {
        var token = TestTokens.service("workspace");
        describe(token, Map.of("workflow", Map.of("main", "other.wdl", "files", Map.of("main.wdl", WORKFLOW))))
                .statusCode(400)
                .body("code", equalTo("wes.bundle-malformed"));
        for (var url : java.util.List.of(
                "https://127.0.0.1/main.wdl",
                "file:///etc/passwd",
                "http://example.org/a.wdl",
                "main.wdl",
                "https://%")) {
            describe(token, Map.of("url", url, "person", "alice", "workspace", Ids.personal("alice")))
                    .statusCode(400)
                    .body("faults", hasSize(1));
        }
    }

    @Test
    void nobodyElseMayAsk() {
        describe(TestTokens.service("tes"), Map.of("bundle", "0")).statusCode(404);
        describe(TestTokens.person("alice", "researcher"), Map.of("bundle", "0"))
                .statusCode(404);
    }
}
