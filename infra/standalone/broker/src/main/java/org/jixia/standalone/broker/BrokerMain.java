package org.jixia.standalone.broker;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker that is its own controller, on loopback, keeping its log in one directory.
 * It formats an empty directory, prints {@code READY} once it serves, and ends cleanly on SIGTERM.
 */
public final class BrokerMain {

    private static final int NODE = 1;

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("usage: BrokerMain <data directory> <broker port> <controller port>");
            System.exit(2);
        }
        var data = Path.of(arguments[0]).toAbsolutePath();
        var properties = BrokerProperties.of(data, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        format(data);
        serve(properties);
    }

    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setPrintStream(new PrintStream(System.out, true))
                .setIgnoreFormatted(true)
                .run();
    }

    private static void serve(Properties properties) {
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.shutdown();
                            server.awaitShutdown();
                        },
                        "stop"));
        server.startup();
        System.out.println("READY");
        server.awaitShutdown();
    }
}
