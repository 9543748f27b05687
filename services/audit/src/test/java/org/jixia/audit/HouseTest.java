package org.jixia.audit;

import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.jixia.platform.testing.TextRules;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void packagesKeepTheirArrows() {
        HouseRules.check("org.jixia.audit");
    }

    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.audit");
    }

    @Test
    void everyTextStandsInBothLanguages() {
        TextRules.check();
    }
}
