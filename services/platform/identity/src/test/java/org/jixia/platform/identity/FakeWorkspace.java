package org.jixia.platform.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jixia.platform.http.ServiceClients;

/** Workspace as far as it is asked for members: tells the truth, counts the questions, may be away. */
final class FakeWorkspace implements AutoCloseable {
    static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

    private final Map<String, Membership> truth = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean away;

    FakeWorkspace() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/members/", exchange -> {
            asked.incrementAndGet();
            if (away) {
                exchange.close();
                return;
            }
            var path = exchange.getRequestURI().getPath();
            var asked = path.substring("/internal/members/".length());
            var member = truth.getOrDefault(asked, truth.get(asked.substring(0, 37) + Membership.EVERYONE));
            var body = JSON.writeValueAsBytes(member == null ? Map.of("code", "platform.not-found") : member);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(member == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    void put(Membership member) {
        truth.put(member.workspace() + "/" + member.person(), member);
    }

    void remove(Membership member) {
        truth.remove(member.workspace() + "/" + member.person());
    }

    /** Gives no answers for a while. */
    void pause() {
        away = true;
    }

    void resume() {
        away = false;
    }

    int asked() {
        return asked.get();
    }

    ServiceClients clients() {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("jixia.services.workspace.url", url)
                .build();
        return new ServiceClients(config, JSON, new Only<>(null));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
