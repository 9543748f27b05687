package org.jixia.platform.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One real S3 server for this test JVM, in a child JVM from {@code infra/standalone/object-store}; started at first use. */
public final class EmbeddedObjectStore {
    public static final String ACCESS_KEY = "jixia-test";
    public static final String SECRET_KEY = "jixia-test-secret";
    private static final String PROPERTY = "jixia.test.objectstore";

    private EmbeddedObjectStore() {}

    /** The address of the shared store, such as {@code http://127.0.0.1:40123}. */
    public static String endpoint() {
        synchronized (System.getProperties()) {
            var running = System.getProperty(PROPERTY);
            if (running == null) {
                try {
                    running = start();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException("embedded object store does not start", e);
                }
                System.setProperty(PROPERTY, running);
            }
            return running;
        }
    }

    private static String start() throws IOException, InterruptedException {
        var data = Files.createTempDirectory("jixia-test-s3");
        var log = data.resolveSibling(data.getFileName() + ".log");
        var settings = data.resolveSibling(data.getFileName() + ".properties");
        ChildProcesses.removeAtExit(List.of(data, log, settings));
        var endpoint = "http://127.0.0.1:" + ChildProcesses.freePort();
        Files.writeString(settings, """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.cors-allow-all=true
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint, ACCESS_KEY, SECRET_KEY, data));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                Repository.packaged("infra/standalone/object-store"),
                "org.jixia.standalone.objectstore.ObjectStoreMain",
                settings.toString());
        var process = ChildProcesses.start(command, log, "TERM");
        ChildProcesses.awaitReady("the object store", process, log, () -> refusesStrangers(endpoint));
        return endpoint;
    }

    private static boolean refusesStrangers(String endpoint) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(endpoint + "/").toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == 403;
        } catch (IOException notYet) {
            return false;
        }
    }
}
