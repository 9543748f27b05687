package org.jixia.audit.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.audit.domain.AuditError;
import org.jixia.audit.domain.EntryFilter;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Fault;

/** The search as it comes in a query string; everything that cannot be read is answered at once. */
public class EntryQuery {
    /** What the database takes as a time, and a good deal more than the platform lives. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @QueryParam("person")
    String person;

    @QueryParam("object")
    String object;

    @QueryParam("workspace")
    String workspace;

    @QueryParam("action")
    String action;

    @QueryParam("decision")
    String decision;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("q")
    String text;

    EntryFilter filter() {
        List<Fault> faults = new ArrayList<>();
        EntryFilter filter = new EntryFilter(
                given(person),
                id("object", object, faults),
                id("workspace", workspace, faults),
                given(action),
                decision(faults),
                time("from", from, faults),
                time("to", to, faults),
                given(text));
        if (!faults.isEmpty()) {
            throw DomainException.of(AuditError.INVALID_SEARCH).with(faults);
        }
        return filter;
    }

    private String decision(List<Fault> faults) {
        String value = given(decision);
        if (value != null && !value.equals("GRANTED") && !value.equals("REFUSED")) {
            faults.add(fault(AuditError.INVALID_DECISION, "decision", value));
        }
        return value;
    }

    private static UUID id(String field, String value, List<Fault> faults) {
        try {
            return given(value) == null ? null : UUID.fromString(value.strip());
        } catch (IllegalArgumentException notAnId) {
            faults.add(fault(AuditError.INVALID_ID, field, value));
            return null;
        }
    }

    private static Instant time(String field, String value, List<Fault> faults) {
        try {
            Instant time = given(value) == null ? null : Instant.parse(value.strip());
            if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
                faults.add(fault(AuditError.INVALID_TIME, field, value));
            }
            return time;
        } catch (DateTimeParseException notATime) {
            faults.add(fault(AuditError.INVALID_TIME, field, value));
            return null;
        }
    }

    private static Fault fault(ErrorCode code, String field, String value) {
        return new Fault(code.code(), field, List.of(value));
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
