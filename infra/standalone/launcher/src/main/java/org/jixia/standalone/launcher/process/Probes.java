package org.jixia.standalone.launcher.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Short questions that a healthy process answers. Each has a deadline for the whole answer and never throws. */
public final class Probes {

    private static final int DEADLINE_MILLIS = 2500;
    private static final short API_VERSIONS = 18;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Probes() {}

    /** True when the address answers with that status. */
    public static boolean http(String address, int expected) {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        var answer = CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(DEADLINE_MILLIS, TimeUnit.MILLISECONDS).statusCode() == expected;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return false;
        }
    }

    /** True when a Kafka broker answers the request for its versions, which it does only once it serves. */
    public static boolean kafka(int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(DEADLINE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            var out = new DataOutputStream(socket.getOutputStream());
            var correlation = 7;
            out.writeInt(10);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(correlation);
            out.writeShort(-1);
            out.flush();
            var in = new DataInputStream(socket.getInputStream());
            in.readInt();
            return in.readInt() == correlation && in.readShort() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
