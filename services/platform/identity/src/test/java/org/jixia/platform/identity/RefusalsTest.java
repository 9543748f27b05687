package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jixia.platform.identity.Refusals.Attempt;
import org.jixia.platform.identity.Refusals.Told;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Refusals refusals = new Refusals(now::get);

    private Optional<Integer> tried(String person, String action) {
        return tried(person, action, "once");
    }

    private Optional<Integer> tried(String person, String action, String reason) {
        return refusals.toTell(person, action, new Attempt(Right.PLATFORM_ADMIN, null, Detail.of(reason)))
                .map(Told::count);
    }

    private void minutePasses() {
        now.set(now.get().plusSeconds(60));
    }

    @Test
    void theFirstIsToldAtOnceAndThoseOfTheMinuteWithTheNext() {
        assertThat(tried("eve", "admin.prices")).hasValue(1);
        assertThat(tried("eve", "admin.prices")).isEmpty();
        assertThat(tried("eve", "admin.prices")).isEmpty();

        minutePasses();
        assertThat(tried("eve", "admin.prices")).hasValue(3);
        assertThat(tried("eve", "admin.prices")).isEmpty();
    }

    @Test
    void thoseOfAMinuteAreToldWhenItIsOverAlsoIfNoneFollows() {
        tried("eve", "admin.prices", "first");
        tried("eve", "admin.prices", "second");
        tried("eve", "admin.prices", "third");
        tried("bob", "admin.prices", "alone");
        assertThat(refusals.over()).as("the minute is under way").isEmpty();

        minutePasses();
        assertThat(refusals.over())
                .containsExactly(new Told(
                        "eve", "admin.prices", 2, new Attempt(Right.PLATFORM_ADMIN, null, Detail.of("third"))));
        assertThat(refusals.over()).isEmpty();
        assertThat(tried("eve", "admin.prices")).as("a new minute").hasValue(1);
    }

    @Test
    void whatCouldNotBeToldIsStillCounted() {
        tried("eve", "admin.prices");
        tried("eve", "admin.prices");
        minutePasses();
        refusals.over().forEach(refusals::keep);
        assertThat(refusals.over()).extracting(Told::count).containsExactly(1);

        tried("eve", "admin.prices");
        tried("eve", "admin.prices");
        refusals.keep(new Told("eve", "admin.prices", 4, new Attempt(Right.PLATFORM_ADMIN, null, Detail.of("before"))));
        assertThat(refusals.all()).extracting(Told::count).containsExactly(5);
    }

    @Test
    void otherPersonsAndActionsCountForThemselves() {
        assertThat(tried("eve", "admin.prices")).hasValue(1);
        assertThat(tried("eve", "admin.accounts")).hasValue(1);
        assertThat(tried("bob", "admin.prices")).hasValue(1);
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
        assertThat(AdministrationLog.action(Right.WORKSPACE_OWN, "/workspaces/1/grants/2"))
                .isEqualTo("grant.change");
        assertThat(AdministrationLog.action(Right.PLATFORM_ADMIN, "/workspaces/1/grants/everyone"))
                .isEqualTo("grant.change");
    }
}
