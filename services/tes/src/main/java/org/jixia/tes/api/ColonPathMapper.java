package org.jixia.tes.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Some clients write the colon of {@code tasks/<id>:cancel} as {@code %3A}, which means the same (RFC 3986, section 2.2). */
@Provider
@PreMatching
public class ColonPathMapper implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        var path = uri.getRawPath();
        if (path.contains("%3A") || path.contains("%3a")) {
            var text = uri.toString();
            var from = text.indexOf(path);
            var plain = path.replace("%3A", ":").replace("%3a", ":");
            request.setRequestUri(URI.create(text.substring(0, from) + plain + text.substring(from + path.length())));
        }
    }
}
