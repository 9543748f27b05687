package org.jixia.wdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jixia.wdl.language.WorkflowGraph.Edge;
import org.jixia.wdl.language.WorkflowGraph.Kind;
import org.jixia.wdl.language.WorkflowGraph.Node;
import org.junit.jupiter.api.Test;

class WorkflowGraphTest {
    private static final String TASK = """
            version 1.1
            task t {
              input { String s = "" }
              command <<< >>>
              output { String out = s }
            }
            """;

    private static WorkflowGraph graph(CheckedBundle checked) {
        assertThat(checked.errors()).isEmpty();
        return WorkflowGraph.of(checked.entry().orElseThrow()).orElseThrow();
    }

    @Test
    void callsWaitForWhatTheyReadAlsoThroughDeclarationsAndScopes() {
        var graph = graph(Wdl.check(TASK + """
                workflow w {
                  input { Array[String] names }
                  call t as first
                  String between = "x" + first.out
                  scatter (name in names) {
                    if (between != name) {
                      call t as each { input: s = name }
                    }
                  }
                  call t as last after first { input: s = select_first(each.out) }
                  call t as alone
                }
                """));
        assertThat(graph.nodes())
                .containsExactly(
                        new Node("first", "first", Kind.TASK, "t", null, null),
                        new Node("each", "each", Kind.TASK, "t", "name in names", "(between != name)"),
                        new Node("last", "last", Kind.TASK, "t", null, null),
                        new Node("alone", "alone", Kind.TASK, "t", null, null));
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        new Edge("first", "each"), new Edge("first", "last"), new Edge("each", "last"));
    }

    @Test
    void aScatterOverACallsOutputWaitsForIt() {
        var graph = graph(Wdl.check(TASK + """
                workflow w {
                  call t as first
                  scatter (s in [first.out]) { call t as each { input: s = "constant" } }
                }
                """));
        assertThat(graph.edges()).containsExactly(new Edge("first", "each"));
    }

    @Test
    void aCalledWorkflowIsOneNodeAndATaskAloneIsOne() {
        var sub = TASK + "workflow sub { call t }";
        var graph = graph(Wdl.check(Map.of(
                "main.wdl",
                "version 1.1\nimport \"sub.wdl\" as lib\nworkflow w { call lib.sub as inner }",
                "sub.wdl",
                sub)));
        assertThat(graph.nodes()).containsExactly(new Node("inner", "inner", Kind.WORKFLOW, "lib.sub", null, null));
        assertThat(graph(Wdl.check(TASK)).nodes()).containsExactly(new Node("t", "t", Kind.TASK, "t", null, null));
    }

    @Test
    void moreCallsThanAPictureShowsAreNoPicture() {
        var body = new StringBuilder("workflow w {\n");
        for (int i = 0; i < 2_001; i++) {
            body.append("call t as t").append(i).append('\n');
        }
        var checked = Wdl.check(TASK + body + "}\n");
        assertThat(WorkflowGraph.of(checked.entry().orElseThrow())).isEmpty();
    }
}
