package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Consumption promised to a submission before it starts; lapses an hour after its last renewal. */
public record Reservation(
        UUID submission,
        UUID account,
        UUID workspace,
        String person,
        int runs,
        BigDecimal amount,
        BigDecimal cpuHours,
        BigDecimal cap,
        int priceVersion,
        State state,
        Instant expiresAt) {

    /** Where a reservation stands. */
    public enum State {
        /** Counts against the limits until it lapses. */
        ACTIVE,
        /** Its submission ended or gave it back. */
        RELEASED,
        /** Its submission spent its cap and is being cancelled. */
        STOPPED
    }

    /** What a launch asks for. */
    public record Request(
            UUID submission,
            UUID account,
            UUID workspace,
            String person,
            int runs,
            String workflow,
            BigDecimal amount,
            BigDecimal cap) {}
}
