package org.jixia.billing.domain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.ids.Ids;

/** One billable attempt of a task: what it was granted, from stage-in to stage-out. */
public record Usage(
        UUID account,
        UUID workspace,
        String person,
        UUID run,
        UUID task,
        int attempt,
        Instant startedAt,
        Instant endedAt,
        long cpuMillis,
        long memoryBytes,
        int gpus) {

    /** The lines of this attempt at the prices of its start; nothing granted makes no line. */
    public List<CostLine> lines(PriceList prices) {
        List<CostLine> lines = new ArrayList<>();
        add(lines, prices, Resource.CPU_HOUR, cpuMillis);
        add(lines, prices, Resource.MEMORY_GIB_HOUR, memoryBytes);
        add(lines, prices, Resource.GPU_HOUR, gpus);
        return lines;
    }

    private void add(List<CostLine> lines, PriceList prices, Resource resource, long granted) {
        long millis = Math.max(0, Duration.between(startedAt, endedAt).toMillis());
        if (granted <= 0) {
            return;
        }
        BigInteger unitMillis = BigInteger.valueOf(granted).multiply(BigInteger.valueOf(millis));
        lines.add(new CostLine(
                Ids.next(),
                "task/" + task + "/" + attempt,
                account,
                workspace,
                person,
                run,
                task,
                attempt,
                resource,
                BigInteger.valueOf(granted),
                millis,
                prices.prices().get(resource),
                prices.version(),
                prices.amount(resource, unitMillis),
                prices.currency(),
                startedAt,
                endedAt,
                startedAt.atZone(ZoneOffset.UTC).toLocalDate(),
                null));
    }
}
