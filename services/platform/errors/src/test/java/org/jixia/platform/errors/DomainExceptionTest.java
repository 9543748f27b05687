package org.jixia.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainExceptionTest {
    @Test
    void eachAdditionKeepsTheOthers() {
        var cause = new IllegalStateException("disk");
        var error = DomainException.of(PlatformError.UNAVAILABLE, "drs")
                .with(List.of(Fault.of(PlatformError.INVALID_FIELD, "row 3", "a", "b")))
                .member("total", 7)
                .retryAfter(Duration.ofSeconds(2))
                .causedBy(cause);

        assertThat(error.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(error.arguments()).containsExactly("drs");
        assertThat(error.faults()).extracting(Fault::where).containsExactly("row 3");
        assertThat(error.members()).containsEntry("total", 7);
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(error).hasCause(cause);
    }
}
