package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Stops submissions that spent their cap: first the workflow service is told, then the reservation ends; a sweep repeats it. */
@ApplicationScoped
public class CapService {

    private final ReservationRepository reservations;
    private final Submissions submissions;

    @Inject
    public CapService(ReservationRepository reservations, Submissions submissions) {
        this.reservations = reservations;
        this.submissions = submissions;
    }

    /** One that cannot be stopped now keeps no other from being stopped; the first reason is thrown at the end. */
    public void stopThoseOverTheirCap() {
        RuntimeException failed = null;
        for (Reservation reservation : reservations.overCap()) {
            try {
                submissions.cancel(
                        reservation.submission(),
                        "cost cap of " + reservation.cap().stripTrailingZeros().toPlainString() + " reached");
                reservations.move(reservation.submission(), Reservation.State.ACTIVE, Reservation.State.STOPPED);
            } catch (RuntimeException e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
