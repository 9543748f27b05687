package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.GrantRepository;
import org.jixia.workspace.domain.Group;
import org.jixia.workspace.domain.Member;

/** Grants in PostgreSQL; the derived rows of members follow the view {@code granted_reader}. */
@ApplicationScoped
public class JdbiGrantRepository implements GrantRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiGrantRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Group> groups(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + JdbiGroupRepository.COLUMNS + """
             from person_group g join workspace_grant w on w.person_group = g.id
            where w.workspace = :workspace order by lower(g.name)
            """)
                .bind("workspace", workspace)
                .map((row, context) -> JdbiGroupRepository.group(row))
                .list());
    }

    @Override
    public List<UUID> workspaces(UUID group) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select workspace from workspace_grant where person_group = :group order by workspace")
                .bind("group", group)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public boolean give(UUID workspace, UUID group) {
        return jdbi.withHandle(handle -> handle.execute(
                        "insert into workspace_grant (workspace, person_group) values (?, ?) on conflict do nothing",
                        workspace,
                        group))
                == 1;
    }

    @Override
    public boolean take(UUID workspace, UUID group) {
        return jdbi.withHandle(handle -> handle.execute(
                        "delete from workspace_grant where workspace = ? and person_group = ?", workspace, group))
                == 1;
    }

    @Override
    public List<Member> settle(UUID workspace, String person) {
        return jdbi.withHandle(handle -> {
            var changed = new ArrayList<>(changed(handle, workspace, person, """
                update member m set removed = true, version = nextval('member_version')
                where m.workspace = :workspace and m.derived and not m.removed
                  and (cast(:person as text) is null or m.person = :person)
                  and not exists (select 1 from granted_reader r
                                  where r.workspace = m.workspace and r.person = m.person)
                returning *
                """));
            changed.addAll(changed(handle, workspace, person, """
                insert into member (workspace, person, role, can_share, can_compute, version, removed, derived)
                select r.workspace, r.person, 'READER', false, false, nextval('member_version'), false, true
                from granted_reader r
                where r.workspace = :workspace and (cast(:person as text) is null or r.person = :person)
                on conflict (workspace, person) do update set role = excluded.role,
                    can_share = excluded.can_share, can_compute = excluded.can_compute,
                    version = excluded.version, removed = false, derived = true
                where member.removed
                returning *
                """));
            return changed;
        });
    }

    private static List<Member> changed(Handle handle, UUID workspace, String person, String sql) {
        return handle.createQuery(sql)
                .bind("workspace", workspace)
                .bind("person", person)
                .map((row, context) -> JdbiWorkspaceRepository.member(row))
                .list();
    }

    @Override
    public List<Member> renew(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            update member set version = nextval('member_version')
            where workspace = :workspace and not removed returning *
            """)
                .bind("workspace", workspace)
                .map((row, context) -> JdbiWorkspaceRepository.member(row))
                .list());
    }
}
