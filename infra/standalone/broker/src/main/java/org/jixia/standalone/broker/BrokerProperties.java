package org.jixia.standalone.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a single small broker: one replica of everything, few threads, small segments and buffers. */
final class BrokerProperties {

    static final String CONTROLLER = "CONTROLLER";

    private BrokerProperties() {}

    static Properties of(Path data, int brokerPort, int controllerPort) {
        var properties = new Properties();
        listeners(properties, brokerPort, controllerPort);
        singleReplica(properties);
        size(properties);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("log.dirs", data.toString());
        // After kill -9 a broker waits until its former session has ended: 9 s by default. It leads its partitions
        // twice then, before and after that end; a group coordinator that still reads its records in between is
        // declared ready too early and never works again (Kafka 4.3.1).
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("group.initial.rebalance.delay.ms", "0");
        return properties;
    }

    private static void listeners(Properties properties, int brokerPort, int controllerPort) {
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + brokerPort + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("inter.broker.listener.name", "PLAINTEXT");
    }

    private static void singleReplica(Properties properties) {
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void size(Properties properties) {
        properties.put("num.partitions", "3");
        properties.put("offsets.topic.num.partitions", "4");
        // Only whole segments are compacted, and all that is left is read at a start.
        properties.put("offsets.topic.segment.bytes", "1048576");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
        properties.put("log.segment.bytes", "16777216");
    }
}
