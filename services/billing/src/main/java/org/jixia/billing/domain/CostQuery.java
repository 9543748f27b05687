package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Which cost lines are meant, and by what they are summed; what is null does not narrow. */
public record CostQuery(
        UUID account,
        UUID workspace,
        UUID submission,
        UUID run,
        UUID task,
        String person,
        LocalDate from,
        LocalDate to,
        String workflow,
        Resource resource) {

    /** The same, of one person only. */
    public CostQuery of(String onePerson) {
        return new CostQuery(account, workspace, submission, run, task, onePerson, from, to, workflow, resource);
    }

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

    /** What was spent on one day under one key. */
    public record DaySum(LocalDate day, String key, BigDecimal amount) {}

    /** Sums by day and key; the total is that of the same lines summed in any other way. */
    public record Days(List<DaySum> items, BigDecimal total, String currency) {}
}
