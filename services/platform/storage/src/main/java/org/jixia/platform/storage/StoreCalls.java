package org.jixia.platform.storage;

import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits for answers of the MinIO client and says in our words what went wrong. */
final class StoreCalls {

    private static final Set<String> MISSING =
            Set.of("NoSuchKey", "NoSuchBucket", "NoSuchUpload", "NoSuchObject", "ResourceNotFound");

    private StoreCalls() {}

    static <T> T await(Callable<CompletableFuture<T>> work) {
        return call(() -> work.call().get());
    }

    static <T> T result(Result<T> result) {
        return call(result::get);
    }

    static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted", e);
        } catch (Exception e) {
            throw translated(e);
        }
    }

    static byte[] read(InputStream bytes, long size) {
        try {
            byte[] content = bytes.readNBytes(Math.toIntExact(size));
            if (content.length != size) {
                throw new StoreRefusedException(
                        "the part ended after " + content.length + " of " + size + " bytes", null);
            }
            return content;
        } catch (IOException e) {
            throw new StoreRefusedException("the part could not be read", e);
        }
    }

    private static RuntimeException translated(Exception error) {
        Throwable cause = error;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ErrorResponseException answered) {
            int status = answered.response() == null ? 0 : answered.response().code();
            String code = answered.errorResponse().code();
            String message = code + ": " + answered.errorResponse().message();
            if (MISSING.contains(code) || status == 404) {
                return new StoredObjectMissingException(message, cause);
            }
            return status >= 500
                    ? new StoreUnavailableException(message, cause)
                    : new StoreRefusedException(message, cause);
        }
        if (cause instanceof IllegalArgumentException) {
            return new StoreRefusedException(cause.getMessage(), cause);
        }
        return new StoreUnavailableException("the object store does not answer: " + cause.getMessage(), cause);
    }
}
