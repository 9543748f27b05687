package org.jixia.drs.domain;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.platform.ids.Ids;

/** Names one immutable object; never used again, also not after its removal. */
public record ObjectId(UUID value) implements Comparable<ObjectId> {
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public static ObjectId next() {
        return new ObjectId(Ids.next());
    }

    /** Empty for text that no object of ours can have as its id. */
    public static Optional<ObjectId> parse(String text) {
        return text != null && TEXT.matcher(text).matches()
                ? Optional.of(new ObjectId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public int compareTo(ObjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
