package org.jixia.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses may be called on somebody's behalf: those of the open network, never those of this host or its surroundings. Asked
 * of the address that is connected to, since a name may answer with another one the next time.
 */
public final class PublicAddresses {
    private PublicAddresses() {}

    public static boolean mayCall(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            var uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
            // Addresses that carry an IPv4 address inside could name an internal one.
            var translated = bytes[0] == 0 && bytes[1] == 0x64 || bytes[0] == 0x20 && bytes[1] == 0x02 || bytes[0] == 0;
            return !uniqueLocal && !translated;
        }
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128);
    }
}
