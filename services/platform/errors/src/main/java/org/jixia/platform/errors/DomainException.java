package org.jixia.platform.errors;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal that the caller may read: a code, the arguments of its text, the faults of the input, and members for programs. Its
 * own message is English, for logs only; callers get the text in their language.
 */
public final class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;
    private final transient List<Object> arguments;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> members;
    private final transient Duration retryAfter;

    private DomainException(
            ErrorCode error,
            List<Object> arguments,
            List<Fault> faults,
            Map<String, Object> members,
            Duration retryAfter,
            Throwable cause) {
        super(error.code() + " " + arguments + (faults.isEmpty() ? "" : " " + faults.size() + " faults"), cause);
        this.error = error;
        this.arguments = arguments;
        this.faults = faults;
        this.members = members;
        this.retryAfter = retryAfter;
    }

    public static DomainException of(ErrorCode error, Object... arguments) {
        return new DomainException(error, List.of(arguments), List.of(), Map.of(), null, null);
    }

    public DomainException with(List<Fault> moreFaults) {
        return copy(List.copyOf(moreFaults), members, retryAfter, getCause());
    }

    /** Adds a member to the answer's body, for programs: {@code totalFaults}, the numbers of a quota. */
    public DomainException member(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return copy(faults, more, retryAfter, getCause());
    }

    public DomainException retryAfter(Duration pause) {
        return copy(faults, members, pause, getCause());
    }

    /** Keeps what led here for the log; callers never see it. */
    public DomainException causedBy(Throwable cause) {
        return copy(faults, members, retryAfter, cause);
    }

    private DomainException copy(
            List<Fault> newFaults, Map<String, Object> newMembers, Duration newRetryAfter, Throwable cause) {
        var copy = new DomainException(error, arguments, newFaults, newMembers, newRetryAfter, cause);
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    public ErrorCode error() {
        return error;
    }

    public Kind kind() {
        return error.kind();
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<Fault> faults() {
        return faults;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
