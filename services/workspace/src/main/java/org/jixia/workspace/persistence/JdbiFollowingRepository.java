package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.FollowingRepository;

/** Files that follow to clones, in PostgreSQL. */
@ApplicationScoped
public class JdbiFollowingRepository implements FollowingRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiFollowingRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void begin(UUID clone, UUID source, String person) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into file_following (workspace, source, person) values (?, ?, ?) on conflict do nothing",
                clone,
                source,
                person));
    }

    @Override
    public List<UUID> begun() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select workspace from file_following order by workspace limit 20")
                        .mapTo(UUID.class)
                        .list());
    }

    @Override
    public Optional<Place> place(UUID clone) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select source, person, after_path from file_following where workspace = ?")
                .bind(0, clone)
                .map((row, context) -> new Place(
                        row.getObject("source", UUID.class), row.getString("person"), row.getString("after_path")))
                .findOne());
    }

    @Override
    public void reached(UUID clone, String path) {
        jdbi.useHandle(
                handle -> handle.execute("update file_following set after_path = ? where workspace = ?", path, clone));
    }

    @Override
    public void end(UUID clone) {
        jdbi.useHandle(handle -> handle.execute("delete from file_following where workspace = ?", clone));
    }
}
