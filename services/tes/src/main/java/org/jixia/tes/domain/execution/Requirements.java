package org.jixia.tes.domain.execution;

import java.util.List;

/** What a task asks of a backend before anything is staged. */
public record Requirements(List<String> images, List<String> paths, boolean network) {}
