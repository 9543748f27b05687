package org.jixia.platform.identity;

import org.jixia.platform.testing.EndpointPermissions;
import org.junit.jupiter.api.Test;

/** The endpoints that every service gets from the libraries. */
class EndpointsTest {
    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.platform");
    }
}
