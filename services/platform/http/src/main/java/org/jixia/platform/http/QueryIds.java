package org.jixia.platform.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;

/** Ids in the query of a request: what is none is refused by the name of its field. In a path it is not found, like an id that nothing has. */
@Provider
public class QueryIds implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == UUID.class) {
            for (var annotation : annotations) {
                if (annotation instanceof QueryParam field) {
                    return (ParamConverter<T>) new Ids(field.value());
                }
            }
        }
        return null;
    }

    private record Ids(String field) implements ParamConverter<UUID> {
        @Override
        public UUID fromString(String text) {
            try {
                return text == null ? null : UUID.fromString(text);
            } catch (IllegalArgumentException none) {
                throw DomainException.of(PlatformError.INVALID_FIELD, field, Expected.ID);
            }
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
