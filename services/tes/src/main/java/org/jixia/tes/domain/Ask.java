package org.jixia.tes.domain;

import java.util.List;
import java.util.Map;

/**
 * What a task gets here, made of its resources when it was accepted.
 *
 * @param inline paths of outputs whose content comes with the result
 * @param hostTools programs of the host that stand in for its image, with their versions; null when none do
 */
public record Ask(
        long cpuMillis,
        long memoryBytes,
        long diskBytes,
        long timeMillis,
        boolean network,
        List<String> inline,
        String backend,
        Map<String, String> hostTools,
        List<String> warnings) {}
