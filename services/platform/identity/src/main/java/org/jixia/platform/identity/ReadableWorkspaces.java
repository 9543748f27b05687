package org.jixia.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * The workspaces that a person may read at this moment, for searches over all of them. As {@link Memberships} says yes: by the projection
 * while it is fresh, otherwise each that it names is asked about. One that this service has not heard of yet is not among them.
 */
@ApplicationScoped
public class ReadableWorkspaces {
    private final MemberFacts facts;
    private final Memberships memberships;
    private final IdentityConfig config;

    @Inject
    public ReadableWorkspaces(MemberFacts facts, Memberships memberships, IdentityConfig config) {
        this.facts = facts;
        this.memberships = memberships;
        this.config = config;
    }

    public List<UUID> of(String person) {
        var known = facts.readable(person, config.freshness());
        return known.fresh()
                ? known.workspaces()
                : known.workspaces().stream()
                        .filter(workspace -> memberships.allows(workspace, person, Right.WORKSPACE_READ))
                        .toList();
    }
}
