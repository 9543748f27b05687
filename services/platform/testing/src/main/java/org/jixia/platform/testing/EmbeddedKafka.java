package org.jixia.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One real Kafka broker for this test JVM, in a child JVM from {@code infra/standalone/broker}; started at first use. */
public final class EmbeddedKafka {
    private static final String PROPERTY = "jixia.test.kafka";

    private EmbeddedKafka() {}

    /** The bootstrap address of the shared broker. */
    public static String bootstrap() {
        synchronized (System.getProperties()) {
            var running = System.getProperty(PROPERTY);
            if (running == null) {
                running = start().bootstrap();
                System.setProperty(PROPERTY, running);
            }
            return running;
        }
    }

    /** A broker of one's own, for tests that kill and restart it. */
    public static Broker start() {
        try {
            var data = Files.createTempDirectory("jixia-test-kafka");
            var log = data.resolveSibling(data.getFileName() + ".log");
            ChildProcesses.removeAtExit(List.of(data, log));
            var broker = new Broker(data, log, ChildProcesses.freePort(), ChildProcesses.freePort());
            broker.restart();
            return broker;
        } catch (IOException e) {
            throw new IllegalStateException("embedded Kafka does not start", e);
        }
    }

    /** A broker that keeps its data and address over restarts. */
    public static final class Broker {
        private final Path data;
        private final Path log;
        private final int port;
        private final int controllerPort;
        private Process process;

        private Broker(Path data, Path log, int port, int controllerPort) {
            this.data = data;
            this.log = log;
            this.port = port;
            this.controllerPort = controllerPort;
        }

        public String bootstrap() {
            return "127.0.0.1:" + port;
        }

        /** As by {@code kill -9}; returns when it is gone. */
        public void kill() {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Starts it again on the same data; returns when it serves. */
        public void restart() {
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    Repository.packaged("infra/standalone/broker"),
                    "org.jixia.standalone.broker.BrokerMain",
                    data.toString(),
                    Integer.toString(port),
                    Integer.toString(controllerPort));
            try {
                Files.writeString(log, "");
                process = ChildProcesses.start(command, log, "TERM");
                ChildProcesses.awaitReady("Kafka", process, log, () -> saysReady(log));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("embedded Kafka does not start", e);
            }
        }

        private static boolean saysReady(Path log) {
            try {
                return Files.readString(log).contains("READY");
            } catch (IOException notYet) {
                return false;
            }
        }
    }
}
