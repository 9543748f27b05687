package org.jixia.tes;

import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house hold here too. */
class HouseTest {
    @Test
    void keepsTheHouseRules() {
        HouseRules.check("org.jixia.tes");
    }

    @Test
    void declaresAPermissionOnEachEndpoint() {
        EndpointPermissions.check("org.jixia.tes");
    }
}
