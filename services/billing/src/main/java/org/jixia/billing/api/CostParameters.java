package org.jixia.billing.api;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jixia.billing.domain.BillingError;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.Resource;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;

/** The query parameters that say which costs are meant. */
public class CostParameters {

    @QueryParam("account")
    String account;

    @QueryParam("workspace")
    String workspace;

    @QueryParam("submission")
    String submission;

    @QueryParam("run")
    String run;

    @QueryParam("task")
    String task;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("person")
    String person;

    @QueryParam("workflow")
    String workflow;

    @QueryParam("resource")
    String resource;

    CostQuery query() {
        return new CostQuery(
                id(account),
                id(workspace),
                id(submission),
                id(run),
                id(task),
                text(person, "person"),
                date(from),
                date(to),
                text(workflow, "workflow"),
                resource(resource));
    }

    private static String text(String text, String field) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        // what no line can have, and no database looks for
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw DomainException.of(PlatformError.INVALID_FIELD, field, Expected.PLAIN_TEXT);
        }
        return text;
    }

    private static Resource resource(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(Resource.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> DomainException.of(
                        PlatformError.INVALID_FIELD, "resource", Expected.ONE_OF.of(List.of(Resource.values()))));
    }

    private static UUID id(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw DomainException.of(BillingError.COSTS_FILTER);
        }
    }

    static LocalDate date(String text) {
        try {
            LocalDate date = text == null || text.isBlank() ? null : LocalDate.parse(text);
            if (date != null && (date.getYear() < 1970 || date.getYear() > 9999)) {
                throw DomainException.of(BillingError.DATE, text);
            }
            return date;
        } catch (DateTimeParseException e) {
            throw DomainException.of(BillingError.DATE, text);
        }
    }
}
