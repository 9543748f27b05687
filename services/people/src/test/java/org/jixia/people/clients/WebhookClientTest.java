package org.jixia.people.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jixia.platform.http.PublicAddresses;
import org.junit.jupiter.api.Test;

/** A name that leads inside when it is called, whatever it led to before. */
class WebhookClientTest {

    @Test
    void aNameThatIsRebornAsAnInternalAddressIsNotCalled() throws IOException {
        var loopback = InetAddress.getByAddress("rebound.example.org", new byte[] {127, 0, 0, 1});
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var client = new OkHttpClient.Builder()
                    .dns(name -> List.of(loopback))
                    .socketFactory(new GuardedSockets(PublicAddresses::mayCall))
                    .build();
            var call = client.newCall(new Request.Builder()
                    .url("http://rebound.example.org:" + inside.getLocalPort() + "/")
                    .build());

            assertThatThrownBy(call::execute).isInstanceOf(GuardedSockets.RefusedException.class);
            inside.setSoTimeout(100);
            assertThatThrownBy(inside::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void aSocketConnectsToWhatIsAllowed() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new GuardedSockets(InetAddress::isLoopbackAddress).createSocket()) {
            socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 1_000);
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
