package org.jixia.platform.identity;

import java.util.Set;
import java.util.UUID;

/**
 * Mints the short-lived tokens that carry a person's rights: wes for runs, tes for tasks, people for programs of a person. ES256; two keys live at a
 * time, a new one every 90 days, kept in the database so that replicas share them. Callers stop minting when the work ends.
 */
public interface TokenSigner {
    /** The issuer of run tokens. */
    String RUN_ISSUER = "urn:jixia:wes";
    /** The issuer of a person's tokens for programs. */
    String PERSON_ISSUER = "urn:jixia:people";
    /** The claim of a person's token that names the client token behind it. */
    String CLIENT_TOKEN = "client_token";
    /** The issuer of task tokens. */
    String TASK_ISSUER = "urn:jixia:tes";

    String run(String person, UUID workspace, UUID run, UUID billingAccount);

    /** Who the person is at this moment, with the roles of this moment. */
    String person(Person person, UUID clientToken);

    /** @param email null unless it was verified; like name and account it may be absent */
    record Person(String sub, String name, String account, String email, Set<String> roles) {}

    /** @param run null for a task of its own */
    String task(String person, UUID workspace, UUID run, UUID billingAccount, UUID task, int attempt);
}
