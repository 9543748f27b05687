package org.jixia.people;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** The realm, and workspace's names of workspaces. */
final class Neighbours {
    private final RealmFake realm = new RealmFake();

    Neighbours(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/admin/realms/jixia", realm);
            server.createContext("/internal/workspaces/", exchange -> {
                var body = "{\"name\": \"Lung 肺\\r\\nBcc: x@y.z\"}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RealmFake realm() {
        return realm;
    }

    void person(String sub, String email, String... roles) {
        realm.add(sub, sub, email, List.of(roles));
    }

    void disable(String sub) {
        realm.user(sub).shown().put("enabled", false);
    }
}
