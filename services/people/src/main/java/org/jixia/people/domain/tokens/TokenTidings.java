package org.jixia.people.domain.tokens;

/** Tells the audit trail what became of tokens, in the caller's transaction. */
public interface TokenTidings {

    void created(ClientToken token);

    void revoked(ClientToken token);
}
