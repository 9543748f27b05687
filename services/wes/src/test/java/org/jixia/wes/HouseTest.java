package org.jixia.wes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jixia.platform.testing.EndpointPermissions;
import org.jixia.platform.testing.HouseRules;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.domain.WesFault;
import org.junit.jupiter.api.Test;

/** The rules of the house hold here, every endpoint names a right, every code has its sentence in both languages. */
class HouseTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("org.jixia.wes");
    }

    @Test
    void everyEndpointNamesItsRight() {
        EndpointPermissions.check("org.jixia.wes");
    }

    @Test
    void everyCodeHasATextInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            var texts = ResourceBundle.getBundle(
                    "messages/wes",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            for (WesError error : WesError.values()) {
                assertThat(texts.containsKey(error.code()))
                        .as("%s %s", language, error.code())
                        .isTrue();
            }
            for (WesFault fault : WesFault.values()) {
                assertThat(texts.containsKey(fault.code()))
                        .as("%s %s", language, fault.code())
                        .isTrue();
            }
        }
    }
}
