package org.jixia.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/runs/1?tab=log#L120", "/workspaces/%E7%A8%B7"})
    void acceptsOwnPaths(String target) {
        assertThat(SessionResource.isOwnPath(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", "/a b"})
    void refusesEverythingElse(String target) {
        assertThat(SessionResource.isOwnPath(target)).isFalse();
    }
}
