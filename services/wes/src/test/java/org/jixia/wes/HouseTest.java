package org.jixia.wes;

import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house hold here, every endpoint names a right, and every code has its sentence in both languages. */
class HouseTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("org.jixia.wes");
    }

    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.wes");
    }
}
