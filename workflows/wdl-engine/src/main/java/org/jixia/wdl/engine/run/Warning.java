package org.jixia.wdl.engine.run;

import java.util.List;

/** Something that was let pass and that the person should know; {@code where} is {@code file:line:column} or a call path. */
public record Warning(String code, List<String> arguments, String where) {}
