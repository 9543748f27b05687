package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Which cost lines are meant, and by what they are summed. */
public record CostQuery(
        UUID account,
        UUID workspace,
        UUID submission,
        UUID run,
        UUID task,
        String person,
        LocalDate from,
        LocalDate to) {

    /** By what costs are summed. */
    public enum Grouping {
        DAY,
        WORKSPACE,
        WORKFLOW,
        PERSON,
        SUBMISSION,
        /** The rows of a submission, by name. */
        ROW,
        RUN,
        TASK,
        RESOURCE
    }

    /** @param key null where the line has none, such as the run of storage */
    public record Sum(String key, BigDecimal amount) {}

    /** Sums and their total; the total is the sum of the sums because both add the same rounded lines. */
    public record Sums(List<Sum> items, BigDecimal total, String currency) {}
}
