package org.jixia.wdl.language.ast;

import java.util.List;
import java.util.Map;

/** A value in meta or parameter_meta: like JSON, never evaluated. */
public sealed interface MetaValue {
    record MetaString(String value) implements MetaValue {}

    record MetaInt(long value) implements MetaValue {}

    record MetaFloat(double value) implements MetaValue {}

    record MetaBoolean(boolean value) implements MetaValue {}

    record MetaNull() implements MetaValue {}

    record MetaArray(List<MetaValue> values) implements MetaValue {}

    record MetaObject(Map<String, MetaValue> values) implements MetaValue {}
}
