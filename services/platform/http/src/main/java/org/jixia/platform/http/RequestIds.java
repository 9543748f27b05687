package org.jixia.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jixia.platform.ids.Ids;

/** Gives each request an id that stands in every log line, every error body and every call it causes in other services. */
@Provider
@PreMatching
public class RequestIds implements ContainerRequestFilter, ContainerResponseFilter {
    public static final String HEADER = "X-Request-Id";
    public static final String MDC_KEY = "requestId";
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getHeaderString(HEADER);
        var id = given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : Ids.next().toString();
        request.setProperty(MDC_KEY, id);
        MDC.put(MDC_KEY, id);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(MDC_KEY) instanceof String id) {
            response.getHeaders().putSingle(HEADER, id);
        }
        MDC.remove(MDC_KEY);
    }

    /** The id of the present request, made up on the spot where the filter has not run. */
    static String current() {
        return MDC.get(MDC_KEY) instanceof String id ? id : Ids.next().toString();
    }
}
