package org.jixia.drs.domain.uploads;

/**
 * How an object is cut: parts of equal size, the last one smaller. No bytes need no part. S3 allows 10,000 parts and asks for
 * 5 MiB in every part but the last.
 */
public record PartPlan(long size, long partSize, int count) {
    public static final int MAX_PARTS = 10_000;
    public static final long MAX_SIZE = 5L << 40;
    private static final long MEBIBYTE = 1L << 20;

    /** Parts of {@code usual} bytes, or of as many whole MiB more as 10,000 parts need. */
    public static PartPlan of(long size, long usual) {
        var least = Math.ceilDiv(size, MAX_PARTS);
        var partSize = Math.max(usual, Math.ceilDiv(least, MEBIBYTE) * MEBIBYTE);
        return new PartPlan(size, partSize, Math.toIntExact(Math.ceilDiv(size, partSize)));
    }

    public long sizeOf(int number) {
        return number < count ? partSize : size - partSize * (count - 1);
    }
}
