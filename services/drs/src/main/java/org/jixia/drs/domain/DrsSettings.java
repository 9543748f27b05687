package org.jixia.drs.domain;

import java.time.Duration;
import java.util.List;

/**
 * What an administrator sets, as the domain needs it; the documentation of each value stands at {@code DrsConfig}.
 *
 * @param authorities names before the id in {@code drs://name/id}: the first is written, all are read as ours
 */
public record DrsSettings(
        List<String> authorities,
        Duration urlLife,
        Duration taskUrlLife,
        Duration partUrlLife,
        Duration uploadLife,
        Duration outputLife,
        long partSize) {

    public String uri(ObjectId id) {
        return "drs://" + authorities.getFirst() + "/" + id;
    }
}
