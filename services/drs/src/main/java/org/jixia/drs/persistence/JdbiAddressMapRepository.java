package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.references.AddressMapRepository;
import org.jixia.drs.domain.references.AddressMapping;
import org.jixia.drs.domain.references.AddressMaps;

/** Address maps in PostgreSQL. */
@ApplicationScoped
public class JdbiAddressMapRepository implements AddressMapRepository {
    private final Jdbi jdbi;

    public JdbiAddressMapRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public AddressMaps maps(Collection<UUID> workspaces) {
        var installation = new ArrayList<AddressMapping>();
        var byWorkspace = new HashMap<UUID, List<AddressMapping>>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select * from address_map where workspace is null or workspace = any(:workspaces)")
                .bindArray(
                        "workspaces",
                        UUID.class,
                        workspaces.stream().filter(Objects::nonNull).toArray())
                .map((row, context) -> new Row(
                        ObjectRows.uuid(row, "workspace"),
                        new AddressMapping(row.getString("prefix"), row.getString("target"))))
                .forEach(row -> (row.workspace() == null
                                ? installation
                                : byWorkspace.computeIfAbsent(row.workspace(), w -> new ArrayList<>()))
                        .add(row.mapping())));
        return new AddressMaps(installation, byWorkspace);
    }

    @Override
    public List<AddressMapping> list(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select prefix, target from address_map
                        where workspace is not distinct from :workspace::uuid order by prefix
                        """)
                .bind("workspace", workspace)
                .map((row, context) -> new AddressMapping(row.getString("prefix"), row.getString("target")))
                .list());
    }

    @Override
    public void replace(UUID workspace, List<AddressMapping> mappings) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from address_map where workspace is not distinct from :workspace::uuid")
                    .bind("workspace", workspace)
                    .execute();
            var batch = handle.prepareBatch(
                    "insert into address_map (workspace, prefix, target) values (:workspace::uuid, :prefix, :target)");
            for (var mapping : mappings) {
                batch.bind("workspace", workspace)
                        .bind("prefix", mapping.prefix())
                        .bind("target", mapping.target())
                        .add();
            }
            batch.execute();
        });
    }

    private record Row(UUID workspace, AddressMapping mapping) {}
}
