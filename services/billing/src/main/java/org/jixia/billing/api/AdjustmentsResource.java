package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import org.jixia.billing.api.CostsResource.LineView;
import org.jixia.billing.domain.AdjustmentService;
import org.jixia.billing.domain.AdjustmentService.Adjustment;
import org.jixia.billing.domain.Resource;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Corrections of a bill, by administrators; the id is the caller's, so that a lost answer is asked for again. */
@Path("/accounts/{id}/adjustments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdjustmentsResource {

    private final AdjustmentService adjustments;
    private final CallerReader reader;

    @Inject
    public AdjustmentsResource(AdjustmentService adjustments, CallerReader reader) {
        this.adjustments = adjustments;
        this.reader = reader;
    }

    public record NewAdjustment(String resource, String amount, UUID workspace, UUID run, String reason) {}

    @PUT
    @Path("/{adjustment}")
    @Permission(Right.PLATFORM_ADMIN)
    public LineView adjust(
            @PathParam("id") UUID account, @PathParam("adjustment") UUID adjustment, NewAdjustment wanted) {
        NewAdjustment body = wanted == null ? new NewAdjustment(null, null, null, null, null) : wanted;
        return LineView.of(adjustments.adjust(
                reader.get().person(),
                adjustment,
                new Adjustment(
                        account,
                        resource(body.resource()),
                        signed(body.amount()),
                        body.workspace(),
                        body.run(),
                        body.reason())));
    }

    private static Resource resource(String name) {
        return Arrays.stream(Resource.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal signed(String amount) {
        String text = amount == null ? "" : amount.strip();
        return text.startsWith("-")
                ? Money.decimal(text.substring(1), "amount").negate()
                : Money.decimal(text, "amount");
    }
}
