package org.jixia.wdl.language;

import java.util.Optional;
import org.jixia.wdl.language.types.WdlType;

/** An output of a run by its whole name ({@code wf.x}; {@code wf.call.x} where 1.0 gives all call outputs). */
public record OutputParameter(String name, WdlType type, Optional<String> description) {}
