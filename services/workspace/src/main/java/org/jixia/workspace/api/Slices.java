package org.jixia.workspace.api;

import java.util.List;
import java.util.function.Function;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.workspace.domain.Slice;

/** Slices as pages, which may have fewer items than were asked for: large ones fill a page sooner. */
final class Slices {
    private Slices() {}

    /** @param key sort key and id of an item, as {@link PageToken} keeps them */
    static <T> Page<T> page(Slice<T> slice, String filter, Function<T, List<String>> key) {
        var goesOn = slice.more() && !slice.items().isEmpty();
        return new Page<>(
                slice.items(), goesOn ? PageToken.encode(key.apply(slice.items().getLast()), filter) : null);
    }
}
