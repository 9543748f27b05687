package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jixia.billing.domain.AccountService;
import org.jixia.billing.domain.CostRepository;
import org.jixia.billing.domain.CurrencyService;
import org.jixia.billing.domain.Estimate;
import org.jixia.billing.domain.RefusalService;
import org.jixia.billing.domain.Reservation;
import org.jixia.billing.domain.ReservationService;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What other services ask of billing. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InternalBillingResource {

    private final AccountService accounts;
    private final ReservationService reservations;
    private final RefusalService refusals;
    private final CostRepository costs;
    private final CurrencyService currency;

    @Inject
    public InternalBillingResource(
            AccountService accounts,
            ReservationService reservations,
            RefusalService refusals,
            CostRepository costs,
            CurrencyService currency) {
        this.accounts = accounts;
        this.reservations = reservations;
        this.refusals = refusals;
        this.costs = costs;
        this.currency = currency;
    }

    public record PersonalAccount(UUID billingAccount) {}

    public record ReservationRequest(
            UUID billingAccount, UUID workspace, String person, int runs, String workflow, Money amount, Money cap) {}

    public record Extension(Money amount, Integer runs) {}

    public record ReservationView(int priceVersion, Money cap, String reserved, String currency, Instant expiresAt) {

        static ReservationView of(Reservation reservation, String currency) {
            Money cap = reservation.cap() == null ? null : new Money(Money.text(reservation.cap()), currency);
            return new ReservationView(
                    reservation.priceVersion(),
                    cap,
                    Money.text(reservation.amount()),
                    currency,
                    reservation.expiresAt());
        }
    }

    public record EstimateRequest(UUID billingAccount, UUID workspace, String workflow, int runs) {}

    public record Range(String low, String high) {}

    public record Duration(long low, long high) {}

    public record Basis(int runs) {}

    public record EstimateView(
            boolean known, int runs, Range amount, Duration durationMs, String currency, Basis basis) {}

    @PUT
    @Path("/people/{sub}/account")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public PersonalAccount personal(@PathParam("sub") String sub) {
        return new PersonalAccount(accounts.personal(sub).id());
    }

    /** For a submission, or for a run of a foreign client under the run's own id. */
    @PUT
    @Path("/reservations/{submission}")
    @Permission(
            value = Right.INTERNAL,
            callers = {"workspace", "wes"})
    public ReservationView reserve(@PathParam("submission") UUID submission, ReservationRequest request) {
        if (request == null
                || request.billingAccount() == null
                || request.workspace() == null
                || request.person() == null
                || request.runs() < 1) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD,
                    "body",
                    Expected.MEMBERS.of("billingAccount, workspace, person, runs >= 1"));
        }
        Reservation.Request asked = new Reservation.Request(
                submission,
                request.billingAccount(),
                request.workspace(),
                request.person(),
                request.runs(),
                request.workflow(),
                Money.read(request.amount(), currency.code(), "amount"),
                Money.read(request.cap(), currency.code(), "cap"));
        try {
            return ReservationView.of(reservations.reserve(asked), currency.code());
        } catch (DomainException refused) {
            refusals.tell(asked, refused);
            throw refused;
        }
    }

    @POST
    @Path("/reservations/{submission}:extend")
    @Permission(
            value = Right.INTERNAL,
            callers = {"wes", "workspace"})
    public ReservationView extend(@PathParam("submission") UUID submission, Extension extension) {
        Reservation extended = reservations.extend(
                submission,
                extension == null ? null : Money.read(extension.amount(), currency.code(), "amount"),
                extension == null ? null : extension.runs());
        return ReservationView.of(extended, currency.code());
    }

    @DELETE
    @Path("/reservations/{submission}")
    @Permission(
            value = Right.INTERNAL,
            callers = {"wes", "workspace"})
    public void release(@PathParam("submission") UUID submission) {
        reservations.release(submission);
    }

    public record Standing(UUID billingAccount, UUID workspace, String person) {}

    /** Whether work may start that reserves nothing: a task of a foreign client. */
    @POST
    @Path("/standings")
    @Permission(value = Right.INTERNAL, callers = "tes")
    public void standing(Standing asked) {
        if (asked == null || asked.billingAccount() == null || asked.workspace() == null || asked.person() == null) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD, "body", Expected.MEMBERS.of("billingAccount, workspace, person"));
        }
        reservations.requireStanding(asked.billingAccount(), asked.workspace(), asked.person());
    }

    @POST
    @Path("/estimates")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public EstimateView estimate(EstimateRequest request) {
        if (request == null || request.workflow() == null || request.runs() < 1) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "body", Expected.MEMBERS.of("workflow, runs >= 1"));
        }
        Estimate estimate = costs.estimate(request.workflow(), request.workspace(), request.runs());
        if (!estimate.known()) {
            return new EstimateView(false, request.runs(), null, null, currency.code(), new Basis(0));
        }
        return new EstimateView(
                true,
                request.runs(),
                new Range(Money.text(estimate.low()), Money.text(estimate.high())),
                new Duration(estimate.lowMs(), estimate.highMs()),
                currency.code(),
                new Basis(estimate.basis()));
    }

    @GET
    @Path("/limits/{account}")
    @Permission(
            value = Right.INTERNAL,
            callers = {"tes", "wes", "drs", "workspace"})
    public AccountsResource.LimitsView limits(@PathParam("account") UUID account) {
        return AccountsResource.LimitsView.of(accounts.limits(account), null);
    }
}
