package org.jixia.people.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jixia.people.clients.Realm.Members;
import org.jixia.people.domain.PeopleError;
import org.jixia.people.domain.accounts.Account;
import org.jixia.people.domain.accounts.Accounts;
import org.jixia.people.domain.accounts.PlatformRole;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;

/**
 * Accounts by Keycloak's admin API, with this service's own account, which may manage users of the realm and read the realm.
 */
@ApplicationScoped
public class AccountClient implements Accounts {
    /** What an id of Keycloak's is made of, also of accounts that another directory keeps; no dots, which a path could climb by. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:_-]{1,255}");

    private static final Pattern WHOLE_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String OF_SERVICE = "service-account-";
    /** Keycloak tells roles of one account at a time: so many are asked side by side. */
    private static final int SIDE_BY_SIDE = 8;

    private final Realm realm;

    @Inject
    public AccountClient(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Part list(Filter filter, int first, int most) {
        var found = filter.role() == null ? everyone(filter.words(), first, most) : members(filter, first, most);
        return new Part(withRoles(found.users()), found.next());
    }

    private Members everyone(List<String> words, int first, int most) {
        var users = new ArrayList<JsonNode>();
        realm.get("/users?briefRepresentation=true&first=" + first + "&max=" + (most + 1) + search(words))
                .forEach(users::add);
        var next = users.size() > most ? first + most : null;
        return new Members(
                users.stream().limit(most).filter(AccountClient::isPerson).toList(), next);
    }

    /** A whole id finds its account; otherwise each word may stand anywhere in user name, names or address. */
    private static String search(List<String> words) {
        if (words.isEmpty()) {
            return "";
        }
        var text = words.size() == 1 && WHOLE_ID.matcher(words.getFirst()).matches()
                ? "id:" + words.getFirst()
                : words.stream().map(word -> "*" + word + "*").collect(Collectors.joining(" "));
        return "&search=" + Realm.encoded(text);
    }

    /** Keycloak does not search among those who have a role: what does not match is left out here. */
    private Members members(Filter filter, int first, int most) {
        return realm.members(
                filter.role().wire(), first, most, user -> isPerson(user) && matches(user, filter.words()));
    }

    private static boolean matches(JsonNode user, List<String> words) {
        var text = Stream.of("id", "username", "firstName", "lastName", "email")
                .map(field -> user.path(field).asText(""))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    private List<Account> withRoles(List<JsonNode> users) {
        return sideBySide(users, this::withRoles);
    }

    @Override
    public List<Called> called(Collection<String> ids) {
        var known = ids.stream().filter(id -> ID.matcher(id).matches()).toList();
        return sideBySide(
                known,
                id -> unlessGone(() -> realm.get("/users/" + id))
                        .filter(AccountClient::isPerson)
                        .map(user -> new Called(id, user.path("username").asText(), KeycloakClient.name(user))));
    }

    private static <T, A> List<A> sideBySide(List<T> questions, Function<T, Optional<A>> ask) {
        try (var askers =
                Executors.newFixedThreadPool(SIDE_BY_SIDE, Thread.ofVirtual().factory())) {
            var asked = questions.stream()
                    .map(question -> askers.submit(() -> ask.apply(question)))
                    .toList();
            var answers = new ArrayList<A>();
            for (var one : asked) {
                one.get().ifPresent(answers::add);
            }
            return answers;
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof DomainException known
                    ? known
                    : DomainException.of(PlatformError.UNAVAILABLE, Realm.IDENTITY)
                            .causedBy(refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw DomainException.of(PlatformError.UNAVAILABLE, Realm.IDENTITY);
        }
    }

    private Optional<Account> withRoles(JsonNode user) {
        return unlessGone(() -> account(user, roles(user.path("id").asText()), Set.of()));
    }

    @Override
    public Optional<Account> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return unlessGone(() -> realm.get("/users/" + id))
                .filter(AccountClient::isPerson)
                .flatMap(user -> unlessGone(() -> {
                    var all = roles(id);
                    var inherited = new HashSet<>(all);
                    inherited.removeAll(names(realm.get("/users/" + id + "/role-mappings/realm")));
                    return account(user, all, inherited);
                }));
    }

    private static <T> Optional<T> unlessGone(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (DomainException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Set<PlatformRole> roles(String id) {
        return names(realm.get("/users/" + id + "/role-mappings/realm/composite"));
    }

    private static Set<PlatformRole> names(JsonNode roles) {
        return PlatformRole.among(StreamSupport.stream(roles.spliterator(), false)
                .map(role -> role.path("name").asText())
                .toList());
    }

    @Override
    public Optional<String> idOf(String username) {
        var found = realm.get("/users?briefRepresentation=true&exact=true&username=" + Realm.encoded(username));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(0).path("id").asText());
    }

    @Override
    public boolean hasAdministratorBeside(String id) {
        return !realm.members(
                        PlatformRole.ADMINISTRATOR.wire(),
                        0,
                        1,
                        user -> isPerson(user)
                                && user.path("enabled").asBoolean()
                                && !user.path("id").asText().equals(id))
                .users()
                .isEmpty();
    }

    @Override
    public Sessions sessions(String id) {
        var sessions = realm.get("/users/" + id + "/sessions");
        var last = StreamSupport.stream(sessions.spliterator(), false)
                .mapToLong(session -> session.path("lastAccess").asLong())
                .max();
        return new Sessions(sessions.size(), last.isPresent() ? Instant.ofEpochMilli(last.getAsLong()) : null);
    }

    @Override
    public Duration tokenLife() {
        return Duration.ofSeconds(realm.get("").path("accessTokenLifespan").asLong());
    }

    @Override
    public void give(String id, Set<PlatformRole> roles) {
        if (!roles.isEmpty()) {
            realm.post("/users/" + id + "/role-mappings/realm", known(roles));
        }
    }

    @Override
    public void take(String id, Set<PlatformRole> roles) {
        if (!roles.isEmpty()) {
            realm.delete("/users/" + id + "/role-mappings/realm", known(roles));
        }
    }

    /** As Keycloak wants them: with their ids. */
    private List<Map<String, String>> known(Set<PlatformRole> roles) {
        return PlatformRole.wires(roles).stream()
                .map(name -> Map.of(
                        "name",
                        name,
                        "id",
                        realm.get("/roles/" + name).path("id").asText()))
                .toList();
    }

    /** All of the account goes back as it came: what an update leaves out, Keycloak may take away. */
    @Override
    public void enable(String id, boolean enabled) {
        var user = (ObjectNode) realm.get("/users/" + id);
        realm.put("/users/" + id, user.put("enabled", enabled));
    }

    @Override
    public void signOut(String id) {
        realm.post("/users/" + id + "/logout", null);
    }

    /** The address counts as verified: the administrator vouches for it, and invitations find the account by it. */
    @Override
    public String create(NewAccount wanted, String password) {
        var user = Realm.object()
                .put("username", wanted.username())
                .put("firstName", wanted.firstName())
                .put("lastName", wanted.lastName())
                .put("enabled", true);
        if (wanted.email() != null) {
            user.put("email", wanted.email()).put("emailVerified", true);
        }
        user.putArray("requiredActions").add("UPDATE_PASSWORD");
        user.putArray("credentials").add(temporary(password));
        realm.create("/users", user, () -> DomainException.of(PeopleError.EMAIL_TAKEN, String.valueOf(wanted.email())));
        return idOf(wanted.username()).orElseThrow(() -> DomainException.of(PlatformError.UNAVAILABLE, Realm.IDENTITY));
    }

    @Override
    public void setPassword(String id, String password) {
        realm.put("/users/" + id + "/reset-password", temporary(password));
    }

    private static JsonNode temporary(String password) {
        return Realm.object().put("type", "password").put("value", password).put("temporary", true);
    }

    private static boolean isPerson(JsonNode user) {
        return !user.has("serviceAccountClientId")
                && !user.path("username").asText().startsWith(OF_SERVICE);
    }

    private static Account account(JsonNode user, Set<PlatformRole> roles, Set<PlatformRole> inherited) {
        var created = user.path("createdTimestamp").asLong();
        return new Account(
                user.path("id").asText(),
                user.path("username").asText(),
                KeycloakClient.name(user),
                user.path("email").asText(null),
                user.path("enabled").asBoolean(),
                created == 0 ? null : Instant.ofEpochMilli(created),
                roles,
                inherited);
    }
}
