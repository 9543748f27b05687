package org.jixia.standalone.launcher.settings;

import java.util.Arrays;
import java.util.List;

/** The demo accounts of a laptop: their names, roles and how they are called in the portal. */
public enum Account {
    RESEARCHER("researcher", "Lin", "Researcher", List.of("researcher")),
    RESEARCHER2("researcher2", "Mei", "Researcher", List.of("researcher")),
    STEWARD("steward", "Qiao", "Steward", List.of("researcher", "steward")),
    ADMINISTRATOR("administrator", "Bo", "Administrator", List.of("researcher", "administrator")),
    AUDITOR("auditor", "Ning", "Auditor", List.of("auditor"));

    private final String label;
    private final String givenName;
    private final String familyName;
    private final List<String> roles;

    Account(String label, String givenName, String familyName, List<String> roles) {
        this.label = label;
        this.givenName = givenName;
        this.familyName = familyName;
        this.roles = roles;
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Account::label).toList();
    }

    public String label() {
        return label;
    }

    public String givenName() {
        return givenName;
    }

    public String familyName() {
        return familyName;
    }

    public List<String> roles() {
        return roles;
    }

    /** Name of its password among the secrets of the installation. */
    public String secret() {
        return "account-" + label;
    }
}
