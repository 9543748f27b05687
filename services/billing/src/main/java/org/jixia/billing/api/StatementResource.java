package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.billing.api.CostsResource.SumView;
import org.jixia.billing.domain.Account;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.CostRepository;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** The statement of an account over days, for its owners: the same lines summed by resource and by workspace. */
@Path("/accounts/{id}/statement")
@Produces(MediaType.APPLICATION_JSON)
public class StatementResource {

    private final CostRepository costs;
    private final CostAccess access;

    @Inject
    public StatementResource(CostRepository costs, CostAccess access) {
        this.costs = costs;
        this.access = access;
    }

    @Schema(requiredProperties = {"account", "name", "from", "to", "byResource", "byWorkspace", "total", "currency"})
    public record Statement(
            UUID account,
            String name,
            String from,
            String to,
            List<SumView> byResource,
            List<SumView> byWorkspace,
            String total,
            String currency) {}

    @GET
    @Permission(Right.SELF)
    public Statement get(@PathParam("id") UUID id, @QueryParam("from") String from, @QueryParam("to") String to) {
        Account account = access.owned(id);
        CostQuery query = new CostQuery(
                id, null, null, null, null, null, CostParameters.date(from), CostParameters.date(to), null, null);
        CostQuery.Sums byResource = costs.sums(query, CostQuery.Grouping.RESOURCE);
        CostQuery.Sums byWorkspace = costs.sums(query, CostQuery.Grouping.WORKSPACE);
        return new Statement(
                id,
                account.name(),
                from,
                to,
                SumView.of(byResource),
                SumView.of(byWorkspace),
                Money.text(byResource.total()),
                byResource.currency());
    }
}
