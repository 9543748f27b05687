package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.Person;
import org.jixia.workspace.domain.PersonRepository;

/** Persons in PostgreSQL. */
@ApplicationScoped
public class JdbiPersonRepository implements PersonRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiPersonRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void store(Person person) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into person (sub, account, email, name) values (:sub, :account, :email, :name)
                        on conflict (sub) do update set account = :account, email = :email, name = :name
                        where (person.account, person.email, person.name) is distinct from (:account, :email, :name)
                        """)
                .bind("sub", person.sub())
                .bind("account", person.account())
                .bind("email", person.email())
                .bind("name", person.name())
                .execute());
    }

    @Override
    public Optional<Person> find(String accountOrEmail) {
        var found = jdbi.withHandle(handle -> handle.createQuery("""
                        select * from person where lower(account) = lower(:text) or lower(email) = lower(:text) limit 2
                        """)
                .bind("text", accountOrEmail)
                .map((row, context) -> person(row))
                .list());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public Map<String, Person> named(Collection<String> subs) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from person where sub = any(:subs)")
                .bind("subs", subs.toArray(String[]::new))
                .map((row, context) -> person(row))
                .collect(Collectors.toMap(Person::sub, Function.identity())));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("sub"), row.getString("account"), row.getString("email"), row.getString("name"));
    }
}
