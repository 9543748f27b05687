package org.jixia.billing;

import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theHouseRulesHold() {
        HouseRules.check("org.jixia.billing");
    }

    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.billing");
    }
}
