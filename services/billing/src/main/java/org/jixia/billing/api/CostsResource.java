package org.jixia.billing.api;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private static final int MOST_DAYS = 1100;

    private static final Set<CostQuery.Grouping> OF_DAYS = EnumSet.of(
            CostQuery.Grouping.WORKSPACE,
            CostQuery.Grouping.WORKFLOW,
            CostQuery.Grouping.PERSON,
            CostQuery.Grouping.RESOURCE);

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

    @Schema(requiredProperties = {"day", "amount"})
    public record DaySumView(String day, String key, String amount) {}

    /** The total is that of {@code GET /costs} and of the statement: all add the same lines. */
    @Schema(requiredProperties = {"items", "total", "currency"})
    public record DaysView(List<DaySumView> items, String total, String currency) {

        static DaysView of(CostQuery.Days days) {
            return new DaysView(
                    days.items().stream()
                            .map(sum -> new DaySumView(sum.day().toString(), sum.key(), Money.text(sum.amount())))
                            .toList(),
                    Money.text(days.total()),
                    days.currency());
        }
    }

    @GET
    @Permission(Right.SELF)
    public SumsView sums(@BeanParam CostParameters parameters, @QueryParam("by") @DefaultValue("resource") String by) {
        CostQuery.Grouping grouping = grouping(by, EnumSet.allOf(CostQuery.Grouping.class));
        CostQuery.Sums sums = costs.sums(access.allowed(parameters.query()), grouping);
        return new SumsView(SumView.of(sums), Money.text(sums.total()), sums.currency());
    }

    /** What a chart of days needs, for at most {@value #MOST_DAYS} of them. */
    @GET
    @Path("/days")
    @Permission(Right.SELF)
    public DaysView days(@BeanParam CostParameters parameters, @QueryParam("by") @DefaultValue("resource") String by) {
        CostQuery.Grouping grouping = grouping(by, OF_DAYS);
        CostQuery query = access.allowed(parameters.query());
        if (query.from() == null
                || query.to() == null
                || ChronoUnit.DAYS.between(query.from(), query.to()) >= MOST_DAYS) {
            throw DomainException.of(BillingError.COSTS_DAYS, MOST_DAYS);
        }
        return DaysView.of(costs.days(query, grouping));
    }

    private static CostQuery.Grouping grouping(String by, Set<CostQuery.Grouping> allowed) {
        return allowed.stream()
                .filter(known -> known.name().equals(by.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> DomainException.of(
                        BillingError.COSTS_GROUPING,
                        allowed.stream()
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(joining(", ")),
                        by));
    }

    /** Each line that the sums were made of. */
    @GET
    @Path("/export")
    @Produces("text/csv")
    @Permission(Right.SELF)
    public Response export(@BeanParam CostParameters parameters) {
        CostQuery query = access.allowed(parameters.query());
        StreamingOutput lines = out -> CostLinesCsv.write(costs, query, out);
        return Response.ok(lines)
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"costs.csv\"")
                .build();
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
