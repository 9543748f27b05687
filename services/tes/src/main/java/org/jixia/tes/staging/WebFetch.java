package org.jixia.tes.staging;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Why;

/**
 * Fetches https inputs of tasks. Each name is resolved once and the connection goes to that very address, so that a name
 * cannot answer once with a public and then with an internal one; redirects are followed by the same rule.
 */
final class WebFetch {
    private static final int NOT_MODIFIED = 304;
    private static final int REDIRECTS = 5;
    private static final int PATIENCE_MS = 30_000;
    private static final int LONGEST_LINE = 16 * 1024;

    private final Predicate<InetAddress> allowed;

    WebFetch(Predicate<InetAddress> allowed) {
        this.allowed = allowed;
    }

    /** The address is not one that tasks may read. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Cause why;

        RefusedException(Cause why) {
            super(why.sentence());
            this.why = why;
        }

        Cause why() {
            return why;
        }
    }

    /** The server has no such file. */
    static final class MissingException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Cause why;

        MissingException(Cause why) {
            super(why.sentence());
            this.why = why;
        }

        Cause why() {
            return why;
        }
    }

    /** What a server answered: the file, or that it is as it was. */
    record Answer(int status, Map<String, String> headers, InputStream body) {
        boolean unchanged() {
            return status == NOT_MODIFIED;
        }

        /** Stated bytes; -1 when the server does not say. */
        long length() {
            return headers.containsKey("transfer-encoding")
                    ? -1
                    : Long.parseLong(headers.getOrDefault("content-length", "-1"));
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Asks for a file, if it is not as it was by these marks of an earlier answer (empty: in any case). */
    Answer ask(String address, String etag, String modified) throws IOException {
        var uri = parse(address);
        for (var hop = 0; hop <= REDIRECTS; hop++) {
            var answer = request(uri, etag, modified);
            if (answer.status / 100 == 2 || answer.unchanged() && !(etag + modified).isEmpty()) {
                return answer;
            }
            answer.body.close();
            var location = answer.headers.get("location");
            if (answer.status / 100 != 3 || location == null) {
                throw answer.status / 100 == 4
                        ? new MissingException(Cause.of(Why.INPUT_NOT_ON_WEB, uri, answer.status))
                        : new IOException(uri + " answered " + answer.status);
            }
            uri = parse(uri.resolve(location).toString());
        }
        throw new IOException(address + " redirects too often");
    }

    private static URI parse(String address) throws RefusedException {
        try {
            var uri = URI.create(address);
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException refusedBelow) {
            // the same refusal as for another scheme
        }
        throw new RefusedException(Cause.of(Why.INPUT_ADDRESS, address));
    }

    private Answer request(URI uri, String etag, String modified) throws IOException {
        var port = uri.getPort() < 0 ? 443 : uri.getPort();
        var target = InetAddress.getByName(uri.getHost());
        if (!allowed.test(target)) {
            throw new RefusedException(Cause.of(Why.INPUT_INTERNAL, uri.getHost()));
        }
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(target, port), PATIENCE_MS);
            plain.setSoTimeout(PATIENCE_MS);
            var socket = (SSLSocket)
                    ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, uri.getHost(), port, true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var head = "GET " + path + query + " HTTP/1.1\r\nHost: " + uri.getRawAuthority()
                    + "\r\nUser-Agent: jixia\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n"
                    + (etag.isEmpty() ? "" : "If-None-Match: " + etag + "\r\n")
                    + (etag.isEmpty() && !modified.isEmpty() ? "If-Modified-Since: " + modified + "\r\n" : "")
                    + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return answer(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        var status = line(in).split(" ");
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        InputStream body = in;
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            body = new Chunks(in);
        } else if (headers.containsKey("content-length")) {
            body = new Counted(in, Long.parseLong(headers.get("content-length")));
        }
        return new Answer(Integer.parseInt(status[1]), headers, body);
    }

    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("the server's answer cannot be read");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** A body of stated length; one that ends early is an error, not a short file. */
    private static final class Counted extends FilterInputStream {
        private long left;

        Counted(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            var n = in.read(buffer, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new IOException("the connection ended before the file did");
            }
            left -= n;
            return n;
        }
    }

    /** A body in chunks. */
    private static final class Chunks extends FilterInputStream {
        private long left;
        private boolean first = true;
        private boolean ended;

        Chunks(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                if (!first) {
                    line(in);
                }
                first = false;
                left = Long.parseLong(line(in).split(";")[0].strip(), 16);
                ended = left == 0;
            }
            if (ended) {
                return -1;
            }
            var n = in.read(buffer, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new IOException("the connection ended before the file did");
            }
            left -= n;
            return n;
        }
    }
}
