package org.jixia.wdl.engine.value;

import java.util.List;
import java.util.Objects;

/**
 * A WDL value at run time. Immutable; a file is known by its address alone, so two values with equal
 * address are equal whatever else is known about them.
 */
public sealed interface Value {

    /** The absent value of an optional type. */
    record None() implements Value {
        public static final None NONE = new None();
    }

    record Bool(boolean value) implements Value {
        public static final Bool TRUE = new Bool(true);
        public static final Bool FALSE = new Bool(false);

        public static Bool of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    record Int(long value) implements Value {}

    record Float(double value) implements Value {}

    record Str(String value) implements Value {}

    /** A file by its address; {@code info} is null until the address was looked up. */
    record File(String uri, FileInfo info) implements Value {
        public File {
            Objects.requireNonNull(uri);
        }

        public static File of(String uri) {
            return new File(uri, null);
        }

        public static File of(FileInfo info) {
            return new File(info.uri(), info);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof File(String otherUri, FileInfo ignored) && uri.equals(otherUri);
        }

        @Override
        public int hashCode() {
            return uri.hashCode();
        }
    }

    /** The list is never changed after the value was made; a gather shares its chunks. */
    record Array(List<Value> items) implements Value {
        public static final Array EMPTY = new Array(List.of());
    }

    /** Keeps the order in which entries were made. */
    record Map(java.util.Map<Value, Value> entries) implements Value {}

    record Pair(Value left, Value right) implements Value {}

    /** An object or a struct ({@code struct} names its type), and the outputs of a call. Keeps the order of members. */
    record Obj(String struct, java.util.Map<String, Value> members) implements Value {
        public static Obj of(java.util.Map<String, Value> members) {
            return new Obj(null, members);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Obj(String ignored, java.util.Map<String, Value> theirs) && members.equals(theirs);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }
    }

    default boolean isNone() {
        return this instanceof None;
    }
}
