package org.jixia.platform.identity;

import java.util.UUID;

/**
 * Mints the short-lived tokens that carry a person's rights with the work: wes for runs, tes for tasks. ES256; two keys live at a
 * time, a new one every 90 days, kept in the database so that replicas share them. Callers stop minting when the work ends.
 */
public interface TokenSigner {
    /** The issuer of run tokens. */
    String RUN_ISSUER = "urn:jixia:wes";
    /** The issuer of task tokens. */
    String TASK_ISSUER = "urn:jixia:tes";

    String run(String person, UUID workspace, UUID run, UUID billingAccount);

    /** @param run null for a task of its own */
    String task(String person, UUID workspace, UUID run, UUID billingAccount, UUID task, int attempt);
}
