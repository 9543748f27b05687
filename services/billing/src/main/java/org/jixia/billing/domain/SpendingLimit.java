package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.util.UUID;

/** A limit of an account, or within it of a workspace or a person. */
public record SpendingLimit(Scope scope, String id, Kind resource, BigDecimal value) {

    /** A limit and the account that it is set in. */
    public record Held(UUID account, SpendingLimit limit) {}

    /** Which limit of an account; the id of one for the account itself is not looked at. */
    public record Key(Scope scope, String id, Kind resource) {}

    /** What the limit is set for. */
    public enum Scope {
        ACCOUNT,
        WORKSPACE,
        PERSON
    }

    /** What is limited. */
    public enum Kind {
        /** At any moment; tes holds it. */
        CONCURRENT_CPU_MILLIS,
        /** In a calendar month (UTC); held here when a launch reserves. */
        CPU_HOURS,
        /** At any moment; drs holds it. */
        STORAGE_BYTES,
        /** Not yet ended; held here at launch and by wes. */
        RUNS,
        /** Money in a calendar month (UTC); held here when a launch reserves. */
        BUDGET
    }
}
