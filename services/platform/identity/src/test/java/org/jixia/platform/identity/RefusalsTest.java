package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Refusals refusals = new Refusals(now::get);

    @Test
    void theFirstIsToldAtOnceAndThoseOfTheMinuteWithTheNext() {
        assertThat(refusals.toTell("eve", "admin.prices")).hasValue(1);
        assertThat(refusals.toTell("eve", "admin.prices")).isEmpty();
        assertThat(refusals.toTell("eve", "admin.prices")).isEmpty();

        now.set(now.get().plusSeconds(60));
        assertThat(refusals.toTell("eve", "admin.prices")).hasValue(3);
        assertThat(refusals.toTell("eve", "admin.prices")).isEmpty();
    }

    @Test
    void otherPersonsAndActionsCountForThemselves() {
        assertThat(refusals.toTell("eve", "admin.prices")).hasValue(1);
        assertThat(refusals.toTell("eve", "admin.accounts")).hasValue(1);
        assertThat(refusals.toTell("bob", "admin.prices")).hasValue(1);
    }

    @Test
    void actionsAreNamedByTheRightAndThePlace() {
        assertThat(AdministrationLog.action(Right.PLATFORM_ADMIN, "/prices")).isEqualTo("admin.prices");
        assertThat(AdministrationLog.action(Right.PLATFORM_ADMIN, "/accounts/1/adjustments/2"))
                .isEqualTo("admin.accounts");
        assertThat(AdministrationLog.action(Right.AUDIT_READ, "/export")).isEqualTo("audit.export");
        assertThat(AdministrationLog.action(Right.WORKSPACE_SHARE, "/workspaces/1/members/2"))
                .isEqualTo("member.change");
        assertThat(AdministrationLog.action(Right.WORKSPACE_OWN, "/workspaces/1"))
                .isEqualTo("admin.workspace");
    }
}
