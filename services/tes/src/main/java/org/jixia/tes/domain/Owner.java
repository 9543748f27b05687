package org.jixia.tes.domain;

import java.util.UUID;

/** For whom a task runs, where, and who pays; run is null for a task of its own. */
public record Owner(String person, UUID workspace, UUID run, UUID billingAccount) {}
