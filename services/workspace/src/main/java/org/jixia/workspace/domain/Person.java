package org.jixia.workspace.domain;

/**
 * A person as the last token named them.
 *
 * @param account what they sign in with; null when not known
 * @param email verified; null when not known
 */
public record Person(String sub, String account, String email, String name) {}
