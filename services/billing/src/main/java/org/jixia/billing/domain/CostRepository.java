package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prices, cost lines and what is known of runs and stored bytes. */
public interface CostRepository {

    List<PriceList> prices();

    /** The list in force at this time. */
    PriceList pricesAt(Instant time);

    /** Lets one at a time add a list: versions are dense and each start is one list's. */
    void lockPrices();

    void insert(PriceList list);

    /** Adds lines; one whose source and resource are there already is left as it is. */
    void add(List<CostLine> lines);

    /** The lines of one natural key, one a resource. */
    List<CostLine> ofSource(String source);

    CostQuery.Sums sums(CostQuery query, CostQuery.Grouping by);

    /** The same lines by day and by this, in the order of days. */
    CostQuery.Days days(CostQuery query, CostQuery.Grouping by);

    /** Lines in order of id. */
    List<CostLine> lines(CostQuery query, UUID after, int limit);

    /** The workspace of a run, submission or task, and the account that pays for it, as far as known. */
    Optional<Place> place(CostQuery query);

    /** Money and core-hours used since this time by an account, in one workspace or by one person where named. */
    Used used(UUID account, UUID workspace, String person, LocalDate since);

    Estimate estimate(String workflow, UUID workspace, int runs);

    void runHeard(RunFact run);

    void workspaceHeard(UUID workspace, UUID account, long version);

    /** The bucket of this workspace keeps so many bytes more since then; none when they are shared. */
    void objectKept(UUID object, UUID workspace, UUID account, long size, Instant from);

    /** And so many less: with the last object that holds them. */
    void objectGone(UUID object, UUID workspace, UUID account, long size, Instant until);

    /** The first day in UTC with stored bytes that has not been billed and is over. */
    Optional<LocalDate> storageDayDue(LocalDate today);

    /** Bills the stored bytes of a day; a day is billed once. */
    void billStorage(LocalDate day);

    record Place(UUID workspace, UUID account) {}

    record Used(BigDecimal amount, BigDecimal cpuHours) {}

    /** What wes tells of a run. */
    record RunFact(
            UUID run,
            UUID submission,
            UUID workspace,
            String person,
            UUID account,
            String workflow,
            String workflowName,
            String row,
            String state,
            Instant startedAt,
            Instant endedAt) {}
}
