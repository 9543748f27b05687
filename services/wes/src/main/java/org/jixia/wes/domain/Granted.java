package org.jixia.wes.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** What tasks held and for how long: millicores, bytes and devices, each times milliseconds. Only a price list makes money of it. */
public record Granted(BigInteger cpu, BigInteger memory, BigInteger gpu) {

    public static final Granted NOTHING = new Granted(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000L);
    private static final BigDecimal CORE = BigDecimal.valueOf(1000);
    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    /** Held from one time to the other; nothing when either is unknown or they are the wrong way round. */
    public static Granted of(Instant from, Instant to, long cpuMillis, long memoryBytes, long gpus) {
        if (from == null || to == null || !to.isAfter(from)) {
            return NOTHING;
        }
        var millis = BigInteger.valueOf(Duration.between(from, to).toMillis());
        return new Granted(
                BigInteger.valueOf(cpuMillis).multiply(millis),
                BigInteger.valueOf(memoryBytes).multiply(millis),
                BigInteger.valueOf(gpus).multiply(millis));
    }

    /** What billing will charge for an ended task: tries that failed by no fault of the task are free. */
    public static Granted of(TaskEnd end) {
        var sum = NOTHING;
        for (TaskEnd.Attempt attempt : end.attempts()) {
            if (!Boolean.FALSE.equals(attempt.billable())) {
                sum = sum.plus(of(
                        attempt.startedAt(),
                        attempt.endedAt(),
                        number(attempt.cpuMillisGranted()),
                        number(attempt.memoryBytesGranted()),
                        attempt.gpus() == null ? 0 : attempt.gpus()));
            }
        }
        return sum;
    }

    private static long number(Long value) {
        return value == null ? 0 : value;
    }

    public Granted plus(Granted other) {
        return new Granted(cpu.add(other.cpu), memory.add(other.memory), gpu.add(other.gpu));
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }

    public BigDecimal cost(Prices.PriceList prices) {
        return amount(cpu, CORE, prices.cpuHour())
                .add(amount(memory, GIB, prices.memoryGibHour()))
                .add(amount(gpu, BigDecimal.ONE, prices.gpuHour()));
    }

    private static BigDecimal amount(BigInteger held, BigDecimal unit, BigDecimal price) {
        return new BigDecimal(held).multiply(price).divide(unit.multiply(HOUR), 8, RoundingMode.HALF_EVEN);
    }
}
