package org.jixia.drs.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Texts;

/** Reads ids and required members of requests with one error for all faults, and words faults in the reader's language. */
final class RequestMapper {
    private final List<Fault> faults = new ArrayList<>();

    static ObjectId objectId(String text) {
        return ObjectId.parse(text).orElseThrow(() -> DomainException.of(DrsError.OBJECT_NOT_FOUND, text));
    }

    static UUID id(String text, ErrorCode missing) {
        return ObjectId.parse(text).map(ObjectId::value).orElseThrow(() -> DomainException.of(missing, text));
    }

    static <T> T body(T body) {
        if (body == null) {
            throw DomainException.of(DrsError.INVALID_REQUEST)
                    .with(List.of(Fault.of(DrsError.FIELD_MISSING, "the body")));
        }
        return body;
    }

    RequestMapper require(Object value, String where) {
        if (value == null || value instanceof String text && text.isBlank()) {
            faults.add(Fault.of(DrsError.FIELD_MISSING, where));
        }
        return this;
    }

    RequestMapper atMost(List<?> items, int most, String where) {
        if (items == null) {
            faults.add(Fault.of(DrsError.FIELD_MISSING, where));
        } else if (items.size() > most) {
            faults.add(Fault.of(DrsError.TOO_MANY_ITEMS, where, most));
        } else if (items.stream().anyMatch(Objects::isNull)) {
            faults.add(Fault.of(DrsError.FIELD_INVALID, where, "no null"));
        }
        return this;
    }

    void check() {
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
    }

    static List<ObjectId> ids(List<UUID> ids, int most) {
        new RequestMapper().atMost(ids, most, "objects").check();
        return ids.stream().map(ObjectId::new).toList();
    }

    static FaultBody fault(Fault fault, HttpHeaders headers) {
        return fault == null ? null : new FaultBody(fault.code(), Texts.of(fault, locale(headers)));
    }

    private static Locale locale(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .filter(l -> l.getLanguage().equals("zh") || l.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** A fault inside an answer that is no error as a whole. */
    record FaultBody(String code, String detail) {}
}
