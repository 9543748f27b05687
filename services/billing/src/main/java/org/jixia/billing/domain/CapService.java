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

    public void stopThoseOverTheirCap() {
        for (Reservation reservation : reservations.overCap()) {
            submissions.cancel(
                    reservation.submission(),
                    "cost cap of " + reservation.cap().stripTrailingZeros().toPlainString() + " reached");
            reservations.move(reservation.submission(), Reservation.State.ACTIVE, Reservation.State.STOPPED);
        }
    }
}
