package org.jixia.people.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jixia.people.domain.notifications.Channel;
import org.jixia.people.domain.notifications.ChannelRepository;
import org.jixia.people.domain.notifications.Topic;

/** Channels in SQL. */
@ApplicationScoped
public class JdbiChannelRepository implements ChannelRepository {
    private static final String SELECT = "select id, person, kind, url, secret, topics, created_at from channel ";

    private final Jdbi jdbi;

    @Inject
    public JdbiChannelRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void lock(String person) {
        jdbi.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended('channel ' || ?, 0))", person));
    }

    @Override
    public List<Channel> list(String person) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where person = :person order by id")
                .bind("person", person)
                .map((row, context) -> channel(row))
                .list());
    }

    @Override
    public Optional<Channel> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((row, context) -> channel(row))
                .findOne());
    }

    @Override
    public void insert(Channel channel) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into channel (id, person, kind, url, secret, topics, created_at)
                values (:id, :person, :kind, :url, :secret, string_to_array(:topics, ','), :createdAt)
                """)
                .bind("id", channel.id())
                .bind("person", channel.person())
                .bind("kind", channel.kind().name())
                .bind("url", channel.url())
                .bind(
                        "secret",
                        channel.secret() == null ? null : channel.secret().bytes())
                .bind("topics", names(channel.topics()))
                .bind("createdAt", Rows.column(channel.createdAt()))
                .execute());
    }

    @Override
    public boolean update(String person, UUID id, String url, Set<Topic> topics) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update channel set url = :url, topics = string_to_array(:topics, ',')
                                where id = :id and person = :person
                                """)
                        .bind("id", id)
                        .bind("person", person)
                        .bind("url", url)
                        .bind("topics", names(topics))
                        .execute())
                == 1;
    }

    @Override
    public boolean remove(String person, UUID id) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from channel where id = :id and person = :person")
                        .bind("id", id)
                        .bind("person", person)
                        .execute())
                == 1;
    }

    /** Names of constants hold no comma. */
    static String names(Set<Topic> topics) {
        return topics.stream().map(Topic::name).sorted().collect(Collectors.joining(","));
    }

    private static Channel channel(ResultSet row) throws SQLException {
        var secret = row.getBytes("secret");
        var topics = (String[]) row.getArray("topics").getArray();
        return new Channel(
                row.getObject("id", UUID.class),
                row.getString("person"),
                Channel.Kind.valueOf(row.getString("kind")),
                row.getString("url"),
                secret == null ? null : new Channel.Secret(secret),
                Arrays.stream(topics).map(Topic::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                Rows.time(row, "created_at"));
    }
}
