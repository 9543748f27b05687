package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;

/** Tells of launches that a limit refused, in a transaction of its own: that of the launch is rolled back. */
@ApplicationScoped
public class RefusalService {
    private final BillingTidings tidings;

    @Inject
    public RefusalService(BillingTidings tidings) {
        this.tidings = tidings;
    }

    /** Amounts as the refusal says them. */
    public record QuotaRefused(
            UUID account,
            UUID workspace,
            String person,
            UUID submission,
            String resource,
            String scope,
            String limit,
            String used,
            String reserved,
            String asked) {}

    /** Nothing when it was something else than a limit. */
    @Transactional
    public void tell(Reservation.Request request, DomainException refusal) {
        if (refusal.error() != BillingError.LIMIT_REACHED) {
            return;
        }
        tidings.quotaRefused(new QuotaRefused(
                request.account(),
                request.workspace(),
                request.person(),
                request.submission(),
                said(refusal, "resource"),
                said(refusal, "scope"),
                said(refusal, "limit"),
                said(refusal, "used"),
                said(refusal, "reserved"),
                said(refusal, "asked")));
    }

    private static String said(DomainException refusal, String member) {
        return String.valueOf(refusal.members().get(member));
    }
}
