package org.jixia.people;

import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void theHouseRulesHold() {
        HouseRules.check("org.jixia.people");
    }

    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.people");
    }
}
