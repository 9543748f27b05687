package org.jixia.wes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.wdl.engine.task.CacheKey;
import org.jixia.wdl.engine.task.Resources;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.Tasks;
import org.junit.jupiter.api.Test;

/** The key of a call names what the task will run with, whatever its document calls it; a tag that may change has none. */
class CachePartsTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final Map<String, Map<String, String>> IMAGES =
            Map.of("host", Map.of("bash", "5.2"), "bwa:1", Map.of("bwa", "0.7"));

    private Map<String, String> held = Map.of();

    private Optional<String> key(String image, boolean hostTools) {
        var parts = new EngineParts();
        parts.json = new ObjectMapper();
        parts.config = (WesConfig) fake(WesConfig.class, Map.of("nullExecutor", false));
        parts.tasks = (Tasks) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Tasks.class},
                (proxy, method, arguments) -> method.getName().equals("host")
                        ? new Tasks.Host(List.of("process", "container"), 1, 1, 1, IMAGES, 0)
                        : Optional.ofNullable(held.get((String) arguments[0])));
        var spec = new TaskSpec(
                "w.t",
                1,
                "w.t",
                "t",
                "",
                List.of(),
                List.of(),
                List.of(image),
                new Resources(1, 1, 1, List.of(), 0, null, 0),
                false,
                new CacheKey(List.of()),
                null);
        return new CacheParts(parts)
                .claim(run(hostTools), "w.t", spec, spec.cacheKey())
                .map(claim -> claim.parts());
    }

    private Object fake(Class<?> type, Map<String, Object> answers) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }

    private static Run run(boolean hostTools) {
        var options = new RunOptions(null, null, null, false, hostTools, null, null, null, null);
        return new Run(
                RunId.next(),
                UUID.randomUUID(),
                "p",
                null,
                null,
                null,
                "n",
                "b",
                "w",
                "{}",
                options,
                Map.of(),
                null,
                RunState.RUNNING,
                null,
                null,
                List.of(),
                0,
                0,
                Instant.now(),
                null,
                null);
    }

    @Test
    void namesTheToolsOfAMappedImageUntilTheEngineHoldsIt() {
        assertThat(key("bwa:1", false)).get().asString().contains("bwa=0.7");
        held = Map.of("bwa:1", "sha256:local");
        assertThat(key("bwa:1", false))
                .get()
                .asString()
                .contains("sha256:local")
                .doesNotContain("bwa=0.7");
        assertThat(key("bwa:1", true)).get().asString().contains("bwa=0.7");
    }

    @Test
    void namesTheHostAndNotTheDigestWhenTheHostsToolsAreUsed() {
        assertThat(key("x@" + DIGEST, false)).get().asString().contains(DIGEST);
        assertThat(key("x@" + DIGEST, true))
                .get()
                .asString()
                .contains("bash=5.2")
                .doesNotContain(DIGEST);
    }

    @Test
    void pinsATagOnlyWhileTheEngineHoldsIt() {
        assertThat(key("x:latest", false)).isEmpty();
        held = Map.of("x:latest", "sha256:one");
        var before = key("x:latest", false);
        held = Map.of("x:latest", "sha256:two");
        assertThat(before).isPresent().isNotEqualTo(key("x:latest", false));
    }
}
