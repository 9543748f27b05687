package org.jixia.platform.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/**
 * Where a list goes on: the last sort key and id, and a digest of the filter, so that a token of another filter is refused
 * instead of giving a mixture of two lists.
 */
public final class PageToken {
    private PageToken() {}

    public static String encode(List<String> keys, String filter) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(digest(filter));
            out.writeByte(keys.size());
            for (var key : keys) {
                var text = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text == null ? -1 : text.length);
                if (text != null) {
                    out.write(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** The keys of a token, empty without one; a token that is not ours or of another filter is refused with 400. */
    public static Optional<List<String>> decode(String token, String filter) {
        if (token == null || token.isEmpty()) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(token)))) {
            if (in.readInt() != digest(filter)) {
                throw DomainException.of(PlatformError.INVALID_PAGE_TOKEN);
            }
            var keys = new ArrayList<String>();
            var count = in.readUnsignedByte();
            if (count == 0) {
                throw DomainException.of(PlatformError.INVALID_PAGE_TOKEN);
            }
            for (var i = 0; i < count; i++) {
                var length = in.readInt();
                if (length > in.available()) {
                    throw DomainException.of(PlatformError.INVALID_PAGE_TOKEN);
                }
                keys.add(length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
            }
            return Optional.of(java.util.Collections.unmodifiableList(keys));
        } catch (IOException | IllegalArgumentException notOurs) {
            throw DomainException.of(PlatformError.INVALID_PAGE_TOKEN);
        }
    }

    /** The position that a token's keys say; keys of another list, which say none, are refused with 400. */
    public static <T> Optional<T> decode(String token, String filter, Function<List<String>, T> position) {
        try {
            return decode(token, filter).map(position);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | NoSuchElementException
                | NullPointerException
                | DateTimeException other) {
            throw DomainException.of(PlatformError.INVALID_PAGE_TOKEN);
        }
    }

    private static int digest(String filter) {
        return filter == null ? 0 : filter.hashCode();
    }
}
