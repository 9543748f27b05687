package org.jixia.people.domain.notifications;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was last heard of memberships and limits: what is news is the difference. */
public interface HeardRepository {

    Optional<HeardMember> member(UUID workspace, String person);

    void store(HeardMember member);

    Optional<HeardLimits> limits(UUID account);

    void store(HeardLimits limits);

    /** Persons who may compute at this account's cost. */
    List<String> payingWith(UUID account);

    /** Persons who may compute in this workspace. */
    List<String> computingIn(UUID workspace);

    record HeardMember(
            UUID workspace,
            String person,
            String role,
            boolean canShare,
            boolean canCompute,
            UUID billingAccount,
            boolean removed,
            long version) {

        /** True if the person may do something else now than by the other fact. */
        boolean differsFrom(HeardMember before) {
            return removed != before.removed
                    || !removed
                            && (!role.equals(before.role)
                                    || canShare != before.canShare
                                    || canCompute != before.canCompute);
        }
    }

    record HeardLimits(UUID account, long version, Map<LimitKey, BigDecimal> limits) {}

    record LimitKey(String scope, String id, String resource) {}
}
