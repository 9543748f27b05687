package org.jixia.wdl.language.ast;

import java.util.List;

/**
 * The command of a task, already stripped of the common leading white space and of the blank first and last line:
 * stripping happens on the source, before placeholders are filled in.
 */
public record Command(Position position, boolean heredoc, List<StringPart> parts) implements Node {}
