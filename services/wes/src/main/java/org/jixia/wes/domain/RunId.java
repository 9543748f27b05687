package org.jixia.wes.domain;

import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.ids.Ids;

/** Names a run; its last byte says which shard drives it, as the first bytes are time and would put all new runs on one. */
public record RunId(UUID value) {

    public static RunId next() {
        return new RunId(Ids.next());
    }

    /** Empty for a text that is no id: such a run cannot exist. */
    public static Optional<RunId> parse(String text) {
        try {
            return text.length() == 36 ? Optional.of(new RunId(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    public int shard() {
        return shardOf(value);
    }

    public static int shardOf(UUID id) {
        return (int) (id.getLeastSignificantBits() & 0xff);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
