package org.jixia.wes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.ShardLeases;

/** Shard ownership in two tables: one row a replica that is renewed, one row a shard that changes only with its owner. */
@ApplicationScoped
@Transactional
public class JdbiShardLeases implements ShardLeases {

    private final Jdbi jdbi;

    public JdbiShardLeases(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void beat(String replica, Duration live) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into replica (name, until) values (:name, now() + :live * interval '1 millisecond')
                        on conflict (name) do update set until = excluded.until
                        """)
                .bind("name", replica)
                .bind("live", live.toMillis())
                .execute());
    }

    @Override
    public Map<Integer, Long> reclaim(String replica) {
        return jdbi.withHandle(handle -> epochs(handle.createQuery(
                        "update shard_lease set epoch = epoch + 1 where owner = :name returning shard, epoch")
                .bind("name", replica)));
    }

    @Override
    public Map<Integer, Long> take(String replica, int most) {
        return jdbi.withHandle(
                handle -> epochs(handle.createQuery("""
                        update shard_lease set owner = :name, epoch = epoch + 1
                        where shard in (
                          select s.shard from shard_lease s
                          where s.owner is null
                             or not exists (select 1 from replica r where r.name = s.owner and r.until > now())
                          order by s.shard limit :most for update of s skip locked)
                        returning shard, epoch
                        """).bind("name", replica).bind("most", most)));
    }

    @Override
    public Set<Integer> kept(String replica, Map<Integer, Long> held) {
        return jdbi.withHandle(handle -> {
            var kept = new HashSet<Integer>();
            var now = epochs(handle.createQuery("select shard, epoch from shard_lease where owner = :name")
                    .bind("name", replica));
            held.forEach((shard, epoch) -> {
                if (epoch.equals(now.get(shard))) {
                    kept.add(shard);
                }
            });
            return kept;
        });
    }

    @Override
    public void release(String replica, Set<Integer> shards) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update shard_lease set owner = null where owner = :name and shard = any(:shards)")
                .bind("name", replica)
                .bind("shards", numbers(shards))
                .execute());
    }

    @Override
    public int living() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from replica where until > now()")
                .mapTo(Integer.class)
                .one());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean fence(Map<Integer, Long> shards, boolean durable) {
        var numbers = shards.keySet().toArray(Integer[]::new);
        var epochs = new Long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            epochs[i] = shards.get(numbers[i]);
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                                with commits as materialized (
                                  select set_config('synchronous_commit',
                                    case when :durable then current_setting('synchronous_commit') else 'off' end, true))
                                select l.shard from commits cross join shard_lease l
                                join unnest(cast(:shards as int[]), cast(:epochs as bigint[])) as held(shard, epoch)
                                  on l.shard = held.shard and l.epoch = held.epoch
                                order by l.shard for share of l
                                """)
                        .bind("durable", durable)
                        .bind("shards", numbers)
                        .bind("epochs", epochs)
                        .mapTo(Integer.class)
                        .list()
                        .size())
                == numbers.length;
    }

    @Override
    public void leave(String replica) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("update shard_lease set owner = null where owner = :name")
                    .bind("name", replica)
                    .execute();
            handle.createUpdate("delete from replica where name = :name")
                    .bind("name", replica)
                    .execute();
        });
    }

    private static Integer[] numbers(Set<Integer> shards) {
        return shards.toArray(Integer[]::new);
    }

    private static Map<Integer, Long> epochs(org.jdbi.v3.core.statement.Query query) {
        return query.reduceRows(new HashMap<>(), (map, row) -> {
            map.put(row.getColumn("shard", Integer.class), row.getColumn("epoch", Long.class));
            return map;
        });
    }
}
