package org.jixia.tes.domain.queue;

import java.util.List;
import java.util.UUID;

/** Limits of an account as billing tells them; of all resources, tes enforces the cpus granted at once. */
public record AccountLimits(UUID account, List<Limit> limits, long version) {
    private static final String CPUS = "CONCURRENT_CPU_MILLIS";

    public record Limit(String scope, String id, String resource, String value) {}

    public List<CpuLimit> cpus() {
        return limits == null
                ? List.of()
                : limits.stream()
                        .filter(limit -> CPUS.equals(limit.resource()) && limit.value() != null)
                        .map(limit -> new CpuLimit(
                                account,
                                CpuLimit.Scope.valueOf(limit.scope()),
                                limit.id(),
                                new java.math.BigDecimal(limit.value()).longValue()))
                        .toList();
    }
}
