package org.jixia.drs.domain.objects;

import java.net.URI;
import java.time.Instant;
import org.jixia.drs.domain.ObjectId;

/** An address that gives the bytes of an object to whoever holds it, until it expires. */
public record SignedAddress(ObjectId object, URI url, Instant expiresAt) {}
