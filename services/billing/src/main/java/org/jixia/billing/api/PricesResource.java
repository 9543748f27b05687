package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.billing.domain.BillingError;
import org.jixia.billing.domain.PriceList;
import org.jixia.billing.domain.PriceService;
import org.jixia.billing.domain.Resource;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Price lists: everyone reads them, administrators add future ones. */
@Path("/prices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PricesResource {

    private final PriceService prices;
    private final CallerReader reader;

    @Inject
    public PricesResource(PriceService prices, CallerReader reader) {
        this.prices = prices;
        this.reader = reader;
    }

    @Schema(requiredProperties = {"version", "startsAt", "currency", "prices"})
    public record PricesView(int version, Instant startsAt, String currency, Map<String, String> prices) {

        static PricesView of(PriceList list) {
            Map<String, String> amounts = new TreeMap<>();
            list.prices().forEach((resource, amount) -> amounts.put(resource.name(), Money.text(amount)));
            return new PricesView(list.version(), list.startsAt(), list.currency(), amounts);
        }
    }

    public record NewPrices(Instant startsAt, Map<String, String> prices) {}

    @GET
    @Permission(Right.SELF)
    public Page<PricesView> all() {
        return new Page<>(prices.all().stream().map(PricesView::of).toList(), null);
    }

    @GET
    @Path("/current")
    @Permission(value = Right.SELF, callers = "wes")
    public PricesView current() {
        return PricesView.of(prices.current());
    }

    @POST
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = PricesView.class, responseCode = "201")
    public Response add(NewPrices wanted, @HeaderParam("Idempotency-Key") String key) {
        Map<Resource, BigDecimal> amounts = new EnumMap<>(Resource.class);
        Map<String, String> named = wanted == null || wanted.prices() == null ? Map.of() : wanted.prices();
        named.forEach((name, amount) -> amounts.put(resource(name), Money.decimal(amount, "prices." + name)));
        PriceList list = prices.add(reader.get().person(), key, wanted == null ? null : wanted.startsAt(), amounts);
        return Response.status(201).entity(PricesView.of(list)).build();
    }

    private static Resource resource(String name) {
        return Arrays.stream(Resource.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DomainException.of(BillingError.PRICE_RESOURCE, Arrays.toString(Resource.values())));
    }
}
