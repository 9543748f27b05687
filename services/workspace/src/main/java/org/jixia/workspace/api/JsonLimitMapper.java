package org.jixia.workspace.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/** Refuses JSON that memory should not hold. Imports, which are spooled to disk, may be as large as the server takes. */
@Provider
public class JsonLimitMapper implements ReaderInterceptor {
    /** A document becomes several times its size in memory, and several requests come at once. */
    static final int LARGEST = 16 * 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var type = context.getMediaType();
        if (type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            context.setInputStream(new Counting(context.getInputStream()));
        }
        return context.proceed();
    }

    private static final class Counting extends FilterInputStream {
        private long left = LARGEST;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            return one < 0 ? one : taken(1, one);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            return count < 0 ? count : taken(count, count);
        }

        /** Not an exception of the reader's own kind, which would be told as broken JSON. */
        private int taken(int count, int answer) throws IOException {
            left -= count;
            if (left < 0) {
                throw new IOException(DomainException.of(PlatformError.TOO_LARGE, LARGEST));
            }
            return answer;
        }
    }
}
