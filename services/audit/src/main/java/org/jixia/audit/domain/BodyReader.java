package org.jixia.audit.domain;

/** Reads the searchable facts out of a stored body, as was done when it was recorded. */
public interface BodyReader {
    Facts read(String topic, String canonicalBody);
}
