package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.plan.InputCheck;
import org.jixia.wdl.engine.room.ForeseenCall;
import org.jixia.wdl.engine.room.Foresight;
import org.junit.jupiter.api.Test;

/** What a launch knows of images and resources before anything has run. */
class ForesightTest {
    private static final TestRun RUN = new TestRun("""
        version 1.1
        task t {
          input { Int gigabytes = 4  String tag = "1"  File? f }
          String image = "tools:~{tag}"
          command <<< >>>
          output { Int size = read_int(stdout()) }
          runtime { container: image  memory: "~{gigabytes} GiB"  cpu: 2 }
        }
        task plain { command <<< >>> }
        workflow wf {
          input { String registry = "quay.io/"  Boolean extra = false  Int big = 8 * 8 }
          call t as standard
          call t as set { input: gigabytes = big, tag = registry + "2" }
          call t as later { input: gigabytes = standard.size, tag = "~{standard.size}" }
          scatter (i in range(3)) { call t as each { input: gigabytes = i, tag = registry } }
          if (extra) { call plain }
        }
        """);

    private static Map<String, ForeseenCall> foreseen(String json) {
        var inputs = InputCheck.of(RUN.plan, TestRun.tree(json)).inputs();
        return Foresight.of(RUN.plan, inputs, Map.of()).stream()
                .collect(java.util.stream.Collectors.toMap(ForeseenCall::name, call -> call));
    }

    @Test
    void evaluatesWhatRestsOnInputsOnly() {
        var calls = foreseen("{\"wf.big\": 16}");

        assertThat(calls.get("wf.standard").containers()).isEqualTo(List.of("tools:1"));
        assertThat(calls.get("wf.standard").resources().memoryBytes()).isEqualTo(4L << 30);
        assertThat(calls.get("wf.standard").resources().cpuMillis()).isEqualTo(2000);
        assertThat(calls.get("wf.set").containers()).isEqualTo(List.of("tools:quay.io/2"));
        assertThat(calls.get("wf.set").resources().memoryBytes()).isEqualTo(16L << 30);
    }

    @Test
    void leavesOpenWhatTheRunFindsOut() {
        var calls = foreseen("{}");

        assertThat(calls.get("wf.later").containers()).isNull();
        assertThat(calls.get("wf.later").resources().memoryBytes()).isZero();
        assertThat(calls.get("wf.later").resources().cpuMillis()).isEqualTo(2000);
        assertThat(calls.get("wf.each").containers()).isEqualTo(List.of("tools:quay.io/"));
        assertThat(calls.get("wf.each").resources().memoryBytes()).isZero();
    }

    @Test
    void leavesOutWhatWillNotBeCalled() {
        assertThat(foreseen("{}")).doesNotContainKey("wf.plain");
        assertThat(foreseen("{\"wf.extra\": true}")).containsKey("wf.plain");
    }

    @Test
    void aLaunchMayBeatTheDocument() {
        var call = foreseen("{\"wf.later.runtime.memory\": \"1 GiB\", \"wf.later.runtime.container\": \"own:1\"}")
                .get("wf.later");

        assertThat(call.containers()).isEqualTo(List.of("own:1"));
        assertThat(call.resources().memoryBytes()).isEqualTo(1L << 30);
    }
}
