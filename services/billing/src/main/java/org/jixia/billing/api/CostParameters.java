package org.jixia.billing.api;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jixia.billing.domain.BillingError;
import org.jixia.billing.domain.CostQuery;
import org.jixia.platform.errors.DomainException;

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

    CostQuery query() {
        return new CostQuery(id(account), id(workspace), id(submission), id(run), id(task), null, date(from), date(to));
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
