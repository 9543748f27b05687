package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.billing.domain.BillingError;
import org.jixia.billing.domain.CostLine;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.CostRepository;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What was spent: sums and single lines. */
@Path("/costs")
@Produces(MediaType.APPLICATION_JSON)
public class CostsResource {

    private final CostRepository costs;
    private final CostAccess access;

    @Inject
    public CostsResource(CostRepository costs, CostAccess access) {
        this.costs = costs;
        this.access = access;
    }

    @Schema(requiredProperties = {"key", "amount", "currency"})
    public record SumView(String key, String amount, String currency) {

        static List<SumView> of(CostQuery.Sums sums) {
            return sums.items().stream()
                    .map(sum -> new SumView(sum.key(), Money.text(sum.amount()), sums.currency()))
                    .toList();
        }
    }

    @Schema(requiredProperties = {"items", "total", "currency"})
    public record SumsView(List<SumView> items, String total, String currency) {}

    @Schema(requiredProperties = {"id", "account", "resource", "amount", "currency", "startedAt"})
    public record LineView(
            UUID id,
            UUID account,
            UUID workspace,
            String person,
            UUID run,
            UUID task,
            Integer attempt,
            String resource,
            String granted,
            long durationMs,
            String unitPrice,
            int priceVersion,
            String amount,
            String currency,
            Instant startedAt,
            Instant endedAt,
            String note) {

        static LineView of(CostLine line) {
            return new LineView(
                    line.id(),
                    line.account(),
                    line.workspace(),
                    line.person(),
                    line.run(),
                    line.task(),
                    line.attempt(),
                    line.resource().name(),
                    line.granted().toString(),
                    line.durationMs(),
                    Money.text(line.unitPrice()),
                    line.priceVersion(),
                    Money.text(line.amount()),
                    line.currency(),
                    line.startedAt(),
                    line.endedAt(),
                    line.note());
        }
    }

    @GET
    @Permission(Right.SELF)
    public SumsView sums(@BeanParam CostParameters parameters, @QueryParam("by") @DefaultValue("resource") String by) {
        CostQuery.Grouping grouping = Arrays.stream(CostQuery.Grouping.values())
                .filter(known -> known.name().equals(by.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> DomainException.of(BillingError.COSTS_GROUPING, by));
        CostQuery.Sums sums = costs.sums(access.allowed(parameters.query()), grouping);
        return new SumsView(SumView.of(sums), Money.text(sums.total()), sums.currency());
    }

    @GET
    @Path("/lines")
    @Permission(Right.SELF)
    public Page<LineView> lines(
            @BeanParam CostParameters parameters,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        int size = Page.size(pageSize);
        CostQuery query = access.allowed(parameters.query());
        String filter = query.toString();
        UUID after = PageToken.decode(pageToken, filter, keys -> UUID.fromString(keys.getFirst()))
                .orElse(null);
        return Page.of(
                        costs.lines(query, after, size + 1),
                        size,
                        filter,
                        line -> List.of(line.id().toString()))
                .map(LineView::of);
    }
}
