package org.jixia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be called on somebody's behalf. */
class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void refusesInternalAddresses(String address) throws IOException {
        assertThat(PublicAddresses.mayCall(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void allowsTheOpenNetwork() throws IOException {
        assertThat(PublicAddresses.mayCall(InetAddress.getByName("93.184.216.34")))
                .isTrue();
        assertThat(PublicAddresses.mayCall(InetAddress.getByName("2606:2800:220:1:248:1893:25c8:1946")))
                .isTrue();
    }
}
