package org.jixia.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jixia.audit.domain.Verification.Code;
import org.jixia.audit.domain.Verification.Extent;
import org.jixia.audit.domain.Verification.State;
import org.jixia.audit.domain.Verification.TrailFault;
import org.junit.jupiter.api.Test;

/** What two verifications together say of the chain. */
class StandingTest {
    private static final TrailFault BROKEN = TrailFault.at(Code.BODY_CHANGED, 3);
    private static final TrailFault AWAY = TrailFault.events(Code.PRODUCER_AWAY, "jixia.tes.tasks", null, null);

    @Test
    void nothingIsKnownBeforeAllWasVerified() {
        Standing none = new Standing(null, null);
        assertThat(none.state()).isEqualTo(State.UNKNOWN);
        assertThat(none.known()).isNull();
        assertThat(none.latest()).isNull();
    }

    @Test
    void aBreakStaysUntilAllIsVerifiedAgain() {
        assertThat(new Standing(all(BROKEN, AWAY), news()).state()).isEqualTo(State.BROKEN);
        assertThat(new Standing(all(), news(BROKEN)).state()).isEqualTo(State.BROKEN);
        assertThat(new Standing(all(), null).state()).isEqualTo(State.INTACT);
    }

    @Test
    void whetherAProducerAnswersIsWhatTheLatestHeard() {
        assertThat(new Standing(all(AWAY), null).state()).isEqualTo(State.UNSURE);
        assertThat(new Standing(all(AWAY), news()).state()).isEqualTo(State.INTACT);
        assertThat(new Standing(all(), news(AWAY)).state()).isEqualTo(State.UNSURE);
    }

    @Test
    void whatWasFoundBrokenIsReadAgain() {
        assertThat(new Standing(all(BROKEN), null).known()).isEqualTo(end(10));
        assertThat(new Standing(all(), news(AWAY)).known()).isEqualTo(end(15));
        assertThat(new Standing(all(), news(BROKEN)).known()).isEqualTo(end(10));
    }

    @Test
    void timeMendsOnlyWhatIsLateOrSilent() {
        TrailFault late = TrailFault.events(Code.EVENT_MISSING, "jixia.tes.tasks", 3L, 3L);
        assertThat(all(late, AWAY).mayMend()).isTrue();
        assertThat(all(late, BROKEN).mayMend()).isFalse();
        assertThat(all().mayMend()).isFalse();
        assertThat(all(late).state()).isEqualTo(State.BROKEN);
    }

    private static Verification all(TrailFault... faults) {
        return new Verification(Extent.ALL, null, ChainEnd.START, end(10), 10, 1, 10, Instant.EPOCH, List.of(faults));
    }

    private static Verification news(TrailFault... faults) {
        return new Verification(Extent.NEWS, null, end(10), end(15), 5, 1, 15, Instant.EPOCH, List.of(faults));
    }

    private static ChainEnd end(long number) {
        return new ChainEnd(number, Digest.of("entry " + number));
    }
}
