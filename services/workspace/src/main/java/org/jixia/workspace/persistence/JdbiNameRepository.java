package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.NameRepository;
import org.jixia.workspace.domain.Person;

/** Names from PostgreSQL. */
@ApplicationScoped
public class JdbiNameRepository implements NameRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiNameRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Person> people(Collection<String> subs, String reader) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.* from person p
                        where p.sub = any(:subs) and (cast(:reader as text) is null or p.sub = :reader or exists (
                            select 1 from member own join member other on other.workspace = own.workspace
                            where own.person = :reader and not own.removed
                              and other.person = p.sub and not other.removed and not other.derived))
                        """)
                .bindArray("subs", String.class, List.copyOf(subs))
                .bind("reader", reader)
                .map((row, context) -> new Person(
                        row.getString("sub"), row.getString("account"), row.getString("email"), row.getString("name")))
                .list());
    }

    @Override
    public List<Named> workspaces(Collection<UUID> ids, String reader) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select w.id, w.name from workspace w
                        where w.id = any(:ids) and (cast(:reader as text) is null or w.readable_by_all or exists (
                            select 1 from member m where m.workspace = w.id and m.person = :reader and not m.removed))
                        """)
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .bind("reader", reader)
                .map((row, context) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list());
    }
}
