package org.jixia.drs;

import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void theServiceFollowsTheHouse() {
        HouseRules.check("org.jixia.drs");
    }

    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.drs");
    }
}
