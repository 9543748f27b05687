package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Consumption promised to a submission, or to a run of none, before it starts; lapses an hour after its last renewal. */
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

    Reservation promising(BigDecimal money) {
        return new Reservation(
                submission, account, workspace, person, runs, money, cpuHours, cap, priceVersion, state, expiresAt);
    }

    Reservation promisingHours(BigDecimal hours) {
        return new Reservation(
                submission, account, workspace, person, runs, amount, hours, cap, priceVersion, state, expiresAt);
    }

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
