package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.WorkGrants;

/** Inputs of runs and grants of tasks in PostgreSQL. */
@ApplicationScoped
public class JdbiWorkGrantRepository implements WorkGrants {
    private final Jdbi jdbi;

    public JdbiWorkGrantRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<UUID, Set<ObjectId>> inputsAmong(Map<UUID, Set<ObjectId>> objectsByRun) {
        var objects = new HashSet<ObjectId>();
        objectsByRun.values().forEach(objects::addAll);
        var found = new HashMap<UUID, Set<ObjectId>>();
        jdbi.useHandle(handle -> ObjectRows.bindIds(
                        handle.createQuery(
                                "select run, object from run_input where run = any(:runs) and object = any(:objects)"),
                        "objects",
                        objects)
                .bindArray("runs", UUID.class, objectsByRun.keySet().toArray())
                .map((row, context) -> Map.entry(ObjectRows.uuid(row, "run"), ObjectRows.id(row, "object")))
                .forEach(e ->
                        found.computeIfAbsent(e.getKey(), r -> new HashSet<>()).add(e.getValue())));
        return found;
    }

    @Override
    public Set<ObjectId> grantedAmong(String task, Collection<ObjectId> objects) {
        return jdbi.withHandle(handle -> new HashSet<>(ObjectRows.bindIds(
                        handle.createQuery(
                                "select object from task_grant where task = :task and object = any(:objects)"),
                        "objects",
                        objects)
                .bind("task", task)
                .map((row, context) -> ObjectRows.id(row, "object"))
                .list()));
    }

    @Override
    public void addInputs(UUID run, Collection<ObjectId> objects) {
        jdbi.useHandle(handle -> ObjectRows.bindIds(handle.createUpdate("""
                        insert into run_input (run, object) select distinct :run::uuid, o from unnest(:objects) o
                        on conflict (run, object) do update set listed_at = excluded.listed_at
                        """), "objects", objects)
                .bind("run", run)
                .execute());
    }

    @Override
    public void forgetGrantsBefore(Instant time) {
        deleteBefore("delete from task_grant where granted_at < :time", time);
    }

    @Override
    public void forgetInputsBefore(Instant time) {
        deleteBefore("delete from run_input where listed_at < :time", time);
    }

    private void deleteBefore(String sql, Instant time) {
        jdbi.useHandle(handle -> handle.createUpdate(sql).bind("time", time).execute());
    }
}
