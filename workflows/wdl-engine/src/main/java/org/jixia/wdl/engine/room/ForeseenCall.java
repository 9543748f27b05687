package org.jixia.wdl.engine.room;

import java.util.List;
import org.jixia.wdl.engine.task.Resources;

/**
 * What a call of a task will ask of its host, as far as a launch can tell. {@code containers} is null when an image depends on
 * what the run finds out; {@code resources} is null when nothing of it is known, and its cpu and memory are 0 where they are not.
 */
public record ForeseenCall(String name, String task, List<String> containers, Resources resources) {}
