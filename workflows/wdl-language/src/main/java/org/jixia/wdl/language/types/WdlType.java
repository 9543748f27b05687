package org.jixia.wdl.language.types;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The type of a value. {@link AnyType} stands for what is not known before the run ({@code read_json}, the element of
 * an empty array, an expression that already has a fault) and fits everywhere.
 */
public sealed interface WdlType {
    WdlType BOOLEAN = Primitive.BOOLEAN;
    WdlType INT = Primitive.INT;
    WdlType FLOAT = Primitive.FLOAT;
    WdlType STRING = Primitive.STRING;
    WdlType FILE = Primitive.FILE;
    WdlType ANY = new AnyType();
    WdlType NONE = new NoneType();
    WdlType OBJECT = new ObjectType();

    /** The types without parts. */
    enum Primitive implements WdlType {
        BOOLEAN("Boolean"),
        INT("Int"),
        FLOAT("Float"),
        STRING("String"),
        FILE("File");

        private final String text;

        Primitive(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record ArrayType(WdlType element, boolean nonEmpty) implements WdlType {
        @Override
        public String toString() {
            return "Array[" + element + "]" + (nonEmpty ? "+" : "");
        }
    }

    record MapType(WdlType key, WdlType value) implements WdlType {
        @Override
        public String toString() {
            return "Map[" + key + ", " + value + "]";
        }
    }

    record PairType(WdlType left, WdlType right) implements WdlType {
        @Override
        public String toString() {
            return "Pair[" + left + ", " + right + "]";
        }
    }

    /** A struct with its members in the order of definition; the name is that of the defining document. */
    record StructType(String name, Map<String, WdlType> members) implements WdlType {
        @Override
        public String toString() {
            return name;
        }

        public boolean sameMembers(StructType other) {
            return members.equals(other.members);
        }
    }

    record ObjectType() implements WdlType {
        @Override
        public String toString() {
            return "Object";
        }
    }

    /** {@code inner?}; never nested. Made by {@link WdlType#optional()}. */
    record OptionalType(WdlType inner) implements WdlType {
        @Override
        public String toString() {
            return inner + "?";
        }
    }

    record NoneType() implements WdlType {
        @Override
        public String toString() {
            return "None";
        }
    }

    record AnyType() implements WdlType {
        @Override
        public String toString() {
            return "Any";
        }
    }

    /** What a call's name stands for in an expression: only its outputs can be read. */
    record CallType(String name, Map<String, WdlType> outputs) implements WdlType {
        @Override
        public String toString() {
            return outputs.entrySet().stream()
                    .map(output -> output.getValue() + " " + output.getKey())
                    .collect(Collectors.joining("; ", "call " + name + " {", "}"));
        }
    }

    static WdlType array(WdlType element) {
        return new ArrayType(element, false);
    }

    /** This type, or None. */
    default WdlType optional() {
        return this instanceof OptionalType || this instanceof NoneType || this instanceof AnyType
                ? this
                : new OptionalType(this);
    }

    /** This type without its question mark. */
    default WdlType required() {
        return this instanceof OptionalType(WdlType inner) ? inner : this;
    }

    default boolean isOptional() {
        return this instanceof OptionalType || this instanceof NoneType;
    }

    default boolean isPrimitive() {
        return this instanceof Primitive;
    }
}
