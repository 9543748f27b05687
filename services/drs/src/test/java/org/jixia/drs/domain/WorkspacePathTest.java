package org.jixia.drs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jixia.platform.errors.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePathTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.txt", "it's \"so\"", "样本/一", "...", ".hidden", "a b/ c", "%2e%2e"})
    void ordinaryAndUnusualNamesAreTaken(String path) {
        assertThat(WorkspacePath.faults(path, "path")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', drs.path-empty",
        "/a, drs.path-empty-segment",
        "a/, drs.path-empty-segment",
        "a//b, drs.path-empty-segment",
        "../a, drs.path-dots",
        "a/./b, drs.path-dots",
        "a\\b, drs.path-character",
        "'a\u0007', drs.path-character"
    })
    void whatCannotBeStagedIsRefused(String path, String code) {
        assertThat(WorkspacePath.faults(path, "path")).extracting(Fault::code).containsExactly(code);
    }

    @Test
    void lengthsAreThoseOfFileSystems() {
        assertThat(WorkspacePath.faults("x".repeat(255), "path")).isEmpty();
        assertThat(WorkspacePath.faults("x".repeat(300), "path"))
                .extracting(Fault::code)
                .containsExactly("drs.path-segment-too-long");
        assertThat(WorkspacePath.faults("读".repeat(86), "path"))
                .extracting(Fault::code)
                .containsExactly("drs.path-segment-too-long");
        assertThat(WorkspacePath.faults("ab/".repeat(342) + "c", "path"))
                .extracting(Fault::code)
                .containsExactly("drs.path-too-long");
    }

    @Test
    void oneNameTypedTwoWaysIsOneName() {
        assertThat(WorkspacePath.of("e\u0301.txt", "path")).isEqualTo(WorkspacePath.of("\u00e9.txt", "path"));
    }
}
