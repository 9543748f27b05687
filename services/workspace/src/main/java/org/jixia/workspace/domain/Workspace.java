package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.WorkspaceState;

/**
 * A room in which members keep data and run workflows, paid from one billing account. Lives ACTIVE, then REMOVING (read only, may
 * be taken back), PURGING, REMOVED. Guards its own rules; who may do what is {@link WorkspaceMemberships}.
 */
public record Workspace(
        UUID id,
        String name,
        String description,
        List<String> tags,
        boolean personal,
        String owner,
        UUID billingAccount,
        WorkspaceState state,
        boolean locked,
        boolean controlled,
        boolean readableByAll,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant removingAt) {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int MOST_TAGS = 100;
    private static final int LONGEST_TAG = 100;

    /** Refuses names that would break a list, a header or a terminal; everything else people write is fine. */
    public static String checkedName(String name) {
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw DomainException.of(
                    WorkspaceError.NAME_INVALID, name == null ? "" : TableImportService.shortened(name));
        }
        return name.strip();
    }

    /** A name made of what a realm says of a person, who cannot mend it here: cut and cleaned rather than refused. */
    static String possibleName(String name) {
        var clean = name == null ? "" : name.replaceAll("\\p{Cc}", " ").strip();
        var end = clean.length() <= LONGEST_NAME
                ? clean.length()
                : LONGEST_NAME - (Character.isHighSurrogate(clean.charAt(LONGEST_NAME - 1)) ? 1 : 0);
        return clean.isEmpty() ? "Personal" : clean.substring(0, end).strip();
    }

    /** Refuses descriptions without measure and tags that are none. */
    public static WorkspaceService.Details checked(WorkspaceService.Details details) {
        if (details.description() != null && details.description().length() > LONGEST_DESCRIPTION) {
            throw DomainException.of(WorkspaceError.DESCRIPTION_TOO_LONG, LONGEST_DESCRIPTION);
        }
        var tags = details.tags() == null ? List.<String>of() : details.tags();
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> !isTag(tag))) {
            throw DomainException.of(WorkspaceError.TAGS_INVALID, MOST_TAGS, LONGEST_TAG);
        }
        return details;
    }

    private static boolean isTag(String tag) {
        return tag != null
                && !tag.isBlank()
                && tag.length() <= LONGEST_TAG
                && tag.chars().noneMatch(Character::isISOControl);
    }

    Workspace sharedWithAll(boolean readable) {
        return new Workspace(
                id,
                name,
                description,
                tags,
                personal,
                owner,
                billingAccount,
                state,
                locked,
                controlled,
                readable,
                version,
                createdAt,
                updatedAt,
                removingAt);
    }

    public void requireUnlocked() {
        if (state != WorkspaceState.ACTIVE) {
            throw DomainException.of(WorkspaceError.NOT_ACTIVE);
        }
        if (locked) {
            throw DomainException.of(PlatformError.WORKSPACE_LOCKED);
        }
    }
}
