package org.jixia.platform.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who makes a request, as a verified token says. */
public sealed interface Caller {
    /** The person who acts or for whom the work acts; empty for a service. */
    Optional<String> actingFor();

    /** A stable text for keys, logs and events: {@code person:<sub>}, {@code service:tes}, {@code run:<id>}, {@code task:<id>}. */
    String id();

    /** The token itself, to pass on to another service. */
    String token();

    /**
     * A person at a browser or a client program.
     *
     * @param account the name that the person signs in with; null when the realm does not tell it
     * @param email null unless the realm has verified it
     * @param clientToken the client token that a program called with; null for a sign-in
     */
    record PersonCaller(
            String sub, String name, String account, String email, Set<String> roles, UUID clientToken, String token)
            implements Caller {
        @Override
        public Optional<String> actingFor() {
            return Optional.of(sub);
        }

        @Override
        public String id() {
            return "person:" + sub;
        }

        public boolean has(String role) {
            return roles.contains(role);
        }
    }

    /** Another service of the platform. */
    record ServiceCaller(String name, String token) implements Caller {
        @Override
        public Optional<String> actingFor() {
            return Optional.empty();
        }

        @Override
        public String id() {
            return "service:" + name;
        }
    }

    /** A workflow run that acts for one person in one workspace. */
    record RunCaller(String person, UUID workspace, UUID run, UUID billingAccount, String token) implements Caller {
        @Override
        public Optional<String> actingFor() {
            return Optional.of(person);
        }

        @Override
        public String id() {
            return "run:" + run;
        }
    }

    /** A task, of a run or of its own ({@code run} is null). */
    record TaskCaller(
            String person, UUID workspace, UUID run, UUID billingAccount, UUID task, int attempt, String token)
            implements Caller {
        @Override
        public Optional<String> actingFor() {
            return Optional.of(person);
        }

        @Override
        public String id() {
            return "task:" + task;
        }
    }
}
