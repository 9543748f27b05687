package org.jixia.tes.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.PersonalWorkspaces;
import org.jixia.platform.identity.Right;

/**
 * For whom, where and on which account a new task works. A run's tasks have their run's owner, whose spending wes looks after; a
 * person's own task has nobody who does, so the account must have something left.
 */
@ApplicationScoped
public class TaskOwners {
    private static final String WORKSPACE_TAG = "workspace";

    private final Memberships memberships;
    private final PersonalWorkspaces personal;
    private final Spending spending;

    @Inject
    public TaskOwners(Memberships memberships, PersonalWorkspaces personal, Spending spending) {
        this.memberships = memberships;
        this.personal = personal;
        this.spending = spending;
    }

    Request of(Caller caller) {
        return new Request(caller);
    }

    /** The owners of the tasks of one request; others are asked for each workspace once. */
    final class Request {
        private final Caller caller;
        private final LinkedHashMap<String, Owner> known = new LinkedHashMap<>();

        private Request(Caller caller) {
            this.caller = caller;
        }

        Owner owner(TaskDocument task) {
            return switch (caller) {
                case Caller.RunCaller run ->
                    known.computeIfAbsent("", none -> {
                        memberships.requireUnderWay(run.workspace(), run.person(), Right.WORKSPACE_COMPUTE);
                        return new Owner(run.person(), run.workspace(), run.run(), run.billingAccount());
                    });
                case Caller.TaskCaller parent ->
                    known.computeIfAbsent("", none -> {
                        memberships.requireUnderWay(parent.workspace(), parent.person(), Right.WORKSPACE_COMPUTE);
                        return new Owner(parent.person(), parent.workspace(), parent.run(), parent.billingAccount());
                    });
                case Caller.PersonCaller person ->
                    known.computeIfAbsent(task.tags().getOrDefault(WORKSPACE_TAG, ""), tag -> ofPerson(person, tag));
                case Caller.ServiceCaller service -> throw DomainException.of(PlatformError.NOT_FOUND);
            };
        }

        private Owner ofPerson(Caller.PersonCaller person, String tag) {
            var workspace = tag.isBlank() ? personal.of(person).workspace() : uuid(tag);
            var membership = memberships.require(workspace, person.sub(), Right.WORKSPACE_COMPUTE);
            if (membership.billingAccount() != null) {
                spending.require(membership.billingAccount(), workspace, person.sub());
            }
            return new Owner(person.sub(), workspace, null, membership.billingAccount());
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unknown) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }
}
