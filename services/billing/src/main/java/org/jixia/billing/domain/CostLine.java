package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One thing billed. The source is its natural key together with the resource, so that the same fact heard twice is billed once.
 *
 * @param note why an administrator added the line; null for lines from usage
 * @param granted millicores, bytes or devices; for storage byte-milliseconds with a duration of 1
 */
public record CostLine(
        UUID id,
        String source,
        UUID account,
        UUID workspace,
        String person,
        UUID run,
        UUID task,
        Integer attempt,
        Resource resource,
        BigInteger granted,
        long durationMs,
        BigDecimal unitPrice,
        int priceVersion,
        BigDecimal amount,
        String currency,
        Instant startedAt,
        Instant endedAt,
        LocalDate day,
        String note) {}
