package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reservations, and what the active ones still hold. */
public interface ReservationRepository {

    Optional<Reservation> find(UUID submission);

    /** Writes or replaces an active reservation, valid for an hour from now; empty when it has ended or is another account's. */
    Optional<Reservation> put(Reservation reservation);

    /** False when it is not in this state any more. */
    boolean move(UUID submission, Reservation.State from, Reservation.State to);

    /** What active reservations hold beyond what their submissions spent already, without the named submission. */
    Held held(UUID account, UUID workspace, String person, UUID without);

    /** What the submission has spent, in all months, and how many of its runs have ended. */
    Held spent(UUID submission);

    /** Active ones whose submission has spent its cap. */
    List<Reservation> overCap();

    record Held(BigDecimal amount, BigDecimal cpuHours, long runs) {}
}
