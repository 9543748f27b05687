package org.jixia.platform.http;

import java.util.List;
import java.util.function.Function;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/** One page of a list; {@code nextPageToken} is null on the last one. */
public record Page<T>(List<T> items, String nextPageToken) {
    public static final int DEFAULT_SIZE = 50;
    public static final int MAXIMUM_SIZE = 500;

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), nextPageToken);
    }

    /** Reads the query parameter {@code pageSize}; absent means 50, anything but 1 to 500 is refused. */
    public static int size(String requested) {
        if (requested == null || requested.isBlank()) {
            return DEFAULT_SIZE;
        }
        try {
            var size = Integer.parseInt(requested.strip());
            if (size >= 1 && size <= MAXIMUM_SIZE) {
                return size;
            }
        } catch (NumberFormatException answeredBelow) {
            // the same refusal as for a number out of range
        }
        throw DomainException.of(PlatformError.INVALID_PAGE_SIZE, MAXIMUM_SIZE);
    }

    /**
     * Makes a page of rows read with a limit of {@code size + 1}: the surplus row only tells that there is more.
     *
     * @param key sort key and id of an item, as {@link PageToken} keeps them
     */
    public static <T> Page<T> of(List<T> rows, int size, String filter, Function<T, List<String>> key) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        var items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, PageToken.encode(key.apply(items.getLast()), filter));
    }
}
