package org.jixia.wdl.engine.plan;

import java.util.List;

/** One fault or warning of an inputs JSON: {@code where} is the key, with the path inside its value. Sentence by code. */
public record InputFault(String code, String where, List<String> arguments) {}
