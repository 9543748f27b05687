package org.jixia.standalone.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloorTest {

    @Test
    void runsEveryCommandInASandboxAndWithoutOne() {
        assertThat(Floor.bare(3)).isPositive();
        assertThat(Floor.sandboxed(3)).isPositive();
    }
}
