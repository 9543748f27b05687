package org.jixia.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixia.billing.domain.CapService;
import org.jixia.billing.domain.Reservation;
import org.jixia.billing.domain.ReservationRepository;
import org.junit.jupiter.api.Test;

class CapServiceTest {

    private final Reservation spent = overCap();
    private final Reservation other = overCap();
    private final List<UUID> stopped = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();

    private static Reservation overCap() {
        return new Reservation(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "ann",
                3,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                1,
                Reservation.State.ACTIVE,
                Instant.EPOCH);
    }

    @Test
    void aSubmissionOverItsCapIsCancelledAndItsReservationEnds() {
        new CapService(reservations(), (submission, reason) -> cancelled.add(submission + " " + reason))
                .stopThoseOverTheirCap();

        assertThat(cancelled)
                .containsExactly(
                        spent.submission() + " cost cap of 10 reached", other.submission() + " cost cap of 10 reached");
        assertThat(stopped).containsExactly(spent.submission(), other.submission());
    }

    @Test
    void theReservationStaysUntilTheWorkflowServiceHasHeardIt() {
        CapService caps = new CapService(reservations(), (submission, reason) -> {
            throw new IllegalStateException("away");
        });

        assertThatThrownBy(caps::stopThoseOverTheirCap).hasMessage("away");

        assertThat(stopped).isEmpty();
    }

    @Test
    void oneThatCannotBeStoppedKeepsNoOtherFromBeingStopped() {
        CapService caps = new CapService(reservations(), (submission, reason) -> {
            if (submission.equals(spent.submission())) {
                throw new IllegalStateException("refused");
            }
        });

        assertThatThrownBy(caps::stopThoseOverTheirCap).hasMessage("refused");

        assertThat(stopped).containsExactly(other.submission());
    }

    private ReservationRepository reservations() {
        return new ReservationRepository() {
            @Override
            public Optional<Reservation> find(UUID submission) {
                return Optional.of(spent);
            }

            @Override
            public Optional<Reservation> put(Reservation reservation) {
                return Optional.of(reservation);
            }

            @Override
            public boolean move(UUID submission, Reservation.State from, Reservation.State to) {
                return stopped.add(submission);
            }

            @Override
            public Held held(UUID account, UUID workspace, String person, UUID without) {
                return new Held(BigDecimal.ZERO, BigDecimal.ZERO, 0);
            }

            @Override
            public Held spent(UUID submission) {
                return new Held(BigDecimal.TEN, BigDecimal.ZERO, 0);
            }

            @Override
            public List<Reservation> overCap() {
                return List.of(spent, other);
            }
        };
    }
}
