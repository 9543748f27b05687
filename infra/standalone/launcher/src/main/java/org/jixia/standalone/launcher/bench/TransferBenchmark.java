package org.jixia.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.platform.Platform;

/**
 * The bytes of one large object through drs, part after part, against the same parts put into the store and fetched
 * from it directly. An upload ends when the server has verified it, so its bytes are read once more. The client's own digest of what
 * it sends is taken before the clock starts: this process has the first compiler tier only, which hashes ten times slower than a client.
 */
record TransferBenchmark(boolean upload) implements Benchmark {

    private static final int PARTS = 8;
    private static final long SIZE = (long) PARTS * Bytes.PART;

    @Override
    public String name() {
        return upload ? "upload" : "download";
    }

    @Override
    public String about() {
        return upload
                ? "MiB/s of 512 MiB by signed parts until the server has verified them; the ratio is of the times, to"
                        + " the store directly"
                : "MiB/s of 512 MiB by DRS; the ratio is of the times, to the store directly";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var laboratory = Laboratory.open(platform, name());
        var part = Bytes.part();
        // Thrown away: the store's compilers are cold at first, which would be laid to whoever comes first.
        direct(laboratory, part);
        var sha256 = digest(part);
        var begun = Instant.now();
        var object = upload(laboratory, part, sha256, progress);
        var uploaded = Laboratory.secondsSince(begun);
        var downloaded = download(laboratory, object);
        var direct = direct(laboratory, part);
        laboratory.gateway().delete("/api/drs/objects/" + object);
        var seconds = upload ? uploaded : downloaded;
        return new Result(
                name(),
                (SIZE >> 20) / seconds,
                "MiB/s",
                seconds / (upload ? direct.putSeconds() : direct.getSeconds()));
    }

    private static String upload(Laboratory laboratory, byte[] part, String sha256, Progress progress) {
        var begun = Instant.now();
        var gateway = laboratory.gateway();
        var body = Map.of("workspace", laboratory.workspace(), "path", "large", "size", SIZE, "sha256", sha256);
        var opened = gateway.post("/api/drs/uploads", body);
        var path = "/api/drs/uploads/" + opened.path("id").asText();
        if (opened.path("partCount").asInt() != PARTS) {
            throw new Trouble("The benchmark expects parts of 64 MiB, but drs wants " + opened.path("partSize") + ".");
        }
        for (var number = 1; number <= PARTS; number++) {
            var signed = gateway.post(path + "/parts", Map.of("numbers", List.of(number)));
            Bytes.send(
                    "PUT",
                    URI.create(signed.path("parts").path(0).path("url").asText()),
                    BodyPublishers.ofByteArray(part));
        }
        progress.say(String.format(
                Locale.ROOT, "  bytes sent with %.0f MiB/s", (SIZE >> 20) / Laboratory.secondsSince(begun)));
        gateway.post(path + "/complete", Map.of());
        var done = Laboratory.await(
                Duration.ofMillis(100), Duration.ofMinutes(10), () -> gateway.get(path), TransferBenchmark::decided);
        if (!done.path("state").asText().equals("AVAILABLE")) {
            throw new Trouble("drs did not accept the object: " + done.path("fault") + ".");
        }
        return done.path("objectId").asText();
    }

    private static boolean decided(JsonNode upload) {
        return !List.of("OPEN", "VERIFYING").contains(upload.path("state").asText());
    }

    private static double download(Laboratory laboratory, String object) {
        var begun = Instant.now();
        var gateway = laboratory.gateway();
        var path = "/ga4gh/drs/v1/objects/" + object;
        var access = gateway.get(path).path("access_methods").path(0).path("access_id");
        var address = gateway.get(path + "/access/" + access.asText()).path("url");
        if (Bytes.fetch(URI.create(address.asText())) != SIZE) {
            throw new Trouble("The object came back with another size.");
        }
        return Laboratory.secondsSince(begun);
    }

    private record Direct(double putSeconds, double getSeconds) {}

    private static Direct direct(Laboratory laboratory, byte[] part) {
        var store = StoreDirect.makeBucket(laboratory.installation(), "bench-" + UUID.randomUUID());
        var direct = new Direct(
                each(number -> store.put("part-" + number, BodyPublishers.ofByteArray(part))),
                each(number -> store.get("part-" + number)));
        each(number -> store.remove("part-" + number));
        store.removeBucket();
        return direct;
    }

    private static double each(IntConsumer work) {
        var begun = Instant.now();
        for (var number = 0; number < PARTS; number++) {
            work.accept(number);
        }
        return Laboratory.secondsSince(begun);
    }

    private static String digest(byte[] part) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var number = 0; number < PARTS; number++) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
