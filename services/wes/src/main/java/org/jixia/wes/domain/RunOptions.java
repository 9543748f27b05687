package org.jixia.wes.domain;

import java.util.List;
import java.util.Map;

/** How a run is to be carried out; a closed set, pinned with the run. Nothing here changes what a task computes. */
public record RunOptions(
        Cache cache,
        List<String> rerun,
        FailureMode failureMode,
        boolean clampToHost,
        boolean hostTools,
        Double memoryRetryMultiplier,
        Integer maxRetries,
        CostCap costCap,
        Map<String, Object> runtimeDefaults) {

    public static final RunOptions DEFAULT =
            new RunOptions(Cache.BOTH, List.of(), FailureMode.NO_NEW_CALLS, false, false, null, null, null, Map.of());

    public RunOptions {
        cache = cache == null ? Cache.BOTH : cache;
        rerun = rerun == null ? List.of() : List.copyOf(rerun);
        failureMode = failureMode == null ? FailureMode.NO_NEW_CALLS : failureMode;
        runtimeDefaults = runtimeDefaults == null ? Map.of() : runtimeDefaults;
    }

    /** What happens to the rest of a run after a call failed for good. */
    public enum FailureMode {
        /** Calls under way end, no others start. */
        NO_NEW_CALLS,
        /** Every call that does not need the failed one still runs. */
        CONTINUE_WHILE_POSSIBLE
    }

    /** Whether earlier results of the workspace are used and whether this run's results may be used later. */
    public record Cache(Boolean read, Boolean write) {
        public static final Cache BOTH = new Cache(true, true);

        public Cache {
            read = read == null || read;
            write = write == null || write;
        }
    }

    /** Most that the submission may spend; the amount is decimal text, the currency that of the price list when null. */
    public record CostCap(String amount, String currency) {

        /** True for a positive decimal that fits what is stored. */
        public boolean isAmount() {
            return amount != null && amount.matches("\\d{1,12}(\\.\\d{1,8})?") && !amount.matches("[0.]+");
        }
    }
}
