package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.FolderLinks;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Streams files of registered folders to whoever holds a signed link; one byte range a request, as the store's own addresses. */
@Path("/content/{token}")
@RunOnVirtualThread
public class ContentResource {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

    private final FolderLinks links;
    private final BlobStore store;

    public ContentResource(FolderLinks links, BlobStore store) {
        this.links = links;
        this.store = store;
    }

    @GET
    @Permission(Right.PUBLIC)
    public Response get(@PathParam("token") String token, @HeaderParam("Range") String range) {
        var link = links.read(token);
        if (link == null) {
            throw DomainException.of(DrsError.ADDRESS_REFUSED);
        }
        var stat =
                store.stat(link.address()).orElseThrow(() -> DomainException.of(DrsError.BYTES_LOST, link.fileName()));
        if (!stat.fingerprint().equals(link.fingerprint())) {
            throw DomainException.of(DrsError.SOURCE_CHANGED);
        }
        var asked = range == null ? null : RANGE.matcher(range);
        if (asked == null || !asked.matches()) {
            return answer(200, link, 0, stat.size()).build();
        }
        var from = Long.parseLong(asked.group(1));
        var to = asked.group(2) == null ? stat.size() - 1 : Math.min(stat.size() - 1, Long.parseLong(asked.group(2)));
        if (from > to) {
            return Response.status(416)
                    .header("Content-Range", "bytes */" + stat.size())
                    .build();
        }
        return answer(206, link, from, to - from + 1)
                .header("Content-Range", "bytes " + from + "-" + to + "/" + stat.size())
                .build();
    }

    private Response.ResponseBuilder answer(int status, FolderLinks.Link link, long from, long length) {
        StreamingOutput body = out -> {
            try (var in = store.read(link.address(), from, length)) {
                copy(in, out, length);
            }
        };
        var name = URLEncoder.encode(link.fileName(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.status(status)
                .entity(body)
                .type("application/octet-stream")
                .header("Content-Length", length)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name);
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        var buffer = new byte[1 << 16];
        var left = length;
        while (left > 0) {
            var n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                return;
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }
}
