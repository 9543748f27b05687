package org.jixia.drs.domain.uploads;

import java.util.UUID;

/** An upload under verification and the token of the one verifier that may end it. */
public record Claim(Upload upload, UUID token) {}
