package org.jixia.people;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Settings that point at the neighbours and the mail server which {@link PeopleSteps} starts. */
public class PeopleSurroundings implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var neighbours = freePort();
        var address = "http://127.0.0.1:" + neighbours;
        var settings = new HashMap<String, String>();
        settings.put("test.neighbours.port", "" + neighbours);
        settings.put("jixia.services.identity.url", address + "/admin/realms/jixia");
        settings.put("jixia.services.workspace.url", address);
        settings.put("jixia.services.billing.url", address);
        settings.put("jixia.identity.signer", "person");
        settings.put("jixia.people.public-url", "https://jixia.test");
        settings.put("jixia.people.deliver-every", "100MS");
        settings.put("jixia.people.finish-changes-every", "100MS");
        settings.put("jixia.people.retry-pauses", "200MS,200MS");
        settings.put("jixia.people.webhook-timeout", "2S");
        settings.put("jixia.people.trusted-webhook-hosts", "127.0.0.1");
        settings.put("quarkus.mailer.mock", "false");
        settings.put("quarkus.mailer.from", "jixia@jixia.test");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", "" + freePort());
        settings.put("quarkus.mailer.start-tls", "DISABLED");
        // A mail that gets no answer is sent again while the test still waits for it.
        settings.put("quarkus.mailer.timeout", "3S");
        return settings;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // Nothing runs here.
    }
}
