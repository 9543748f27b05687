package org.jixia.drs.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks the store about many files side by side, 16 at a time in all, so that a task with 500 files neither waits nor floods. */
@ApplicationScoped
public class StoreCalls {
    private final Semaphore places = new Semaphore(16);

    /** The answers in order; the first failure is thrown. */
    public <T, R> List<R> each(List<T> items, Function<T, R> call) {
        if (items.size() <= 1) {
            return items.stream().map(call).toList();
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = items.stream()
                    .map(item -> threads.submit(() -> {
                        places.acquire();
                        try {
                            return call.apply(item);
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            var answers = new ArrayList<R>(items.size());
            for (var answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
