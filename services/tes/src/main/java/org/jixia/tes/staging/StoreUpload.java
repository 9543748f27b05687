package org.jixia.tes.staging;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jixia.tes.domain.execution.Objects.Door;
import org.jixia.tes.domain.execution.Objects.Part;

/** Reads digests of files and puts their bytes to signed addresses. */
final class StoreUpload {
    private static final int TRIES = 4;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    record Digests(String sha256, String md5) {}

    static Digests digests(Path file) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var md5 = MessageDigest.getInstance("MD5");
            try (var in = Files.newInputStream(file)) {
                var buffer = new byte[256 * 1024];
                for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    sha256.update(buffer, 0, n);
                    md5.update(buffer, 0, n);
                }
            }
            return new Digests(
                    HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(md5.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Part> put(Path file, long size, Door door) throws IOException {
        var parts = new ArrayList<Part>();
        var partSize = door.partSize() > 0 ? door.partSize() : Math.max(1, size);
        for (var i = 0; i < door.urls().size(); i++) {
            var from = i * partSize;
            var part = new Slice(file, from, Math.min(partSize, size - from));
            parts.add(new Part(i + 1, put(part, door.urls().get(i), door.headers())));
        }
        return parts;
    }

    private record Slice(Path file, long from, long length) {}

    private String put(Slice part, String url, Map<String, String> headers) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                return send(part, url, headers);
            } catch (IOException passing) {
                if (attempt == TRIES) {
                    throw passing;
                }
                Patience.pause(attempt);
            }
        }
    }

    /** An address for a whole file takes bytes once: 412 says that they are there, by an earlier try whose answer was lost. */
    private String send(Slice part, String url, Map<String, String> headers) throws IOException {
        var body = part.length() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> slice(part.file(), part.from(), part.length())),
                        part.length());
        var request = HttpRequest.newBuilder(URI.create(url)).PUT(body);
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 412 && !headers.isEmpty()) {
                return "";
            }
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("the store answered " + answer.statusCode());
            }
            return answer.headers().firstValue("ETag").orElse("");
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", end);
        }
    }

    private static InputStream slice(Path file, long from, long length) {
        try {
            var in = new FileInputStream(file.toFile());
            in.skipNBytes(from);
            return new InputStream() {
                private long left = length;

                @Override
                public int read() throws IOException {
                    return left-- > 0 ? in.read() : -1;
                }

                @Override
                public int read(byte[] buffer, int offset, int most) throws IOException {
                    var n = left <= 0 ? -1 : in.read(buffer, offset, (int) Math.min(most, left));
                    left -= Math.max(0, n);
                    return n;
                }

                @Override
                public void close() throws IOException {
                    in.close();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
