package org.jixia.workspace;

import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseTest {
    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.check("org.jixia.workspace");
    }

    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.workspace");
    }
}
