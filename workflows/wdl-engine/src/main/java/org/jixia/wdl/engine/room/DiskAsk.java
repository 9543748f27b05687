package org.jixia.wdl.engine.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixia.wdl.engine.evaluation.Units;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Disks in all the ways that documents write them: {@code local-disk 100 SSD}, {@code /mnt/x 10 HDD}, {@code 100 GiB}, lists. */
record DiskAsk(long bytes, List<String> mounts) {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*([A-Za-z]*)");
    private static final double GIB = 1L << 30;

    static DiskAsk of(Map<String, Value> attributes, BiConsumer<String, String> warn) {
        double bytes = 0;
        List<String> mounts = new ArrayList<>();
        for (String ask : asks(attributes)) {
            try {
                bytes += one(ask.strip(), mounts);
            } catch (ValueFault fault) {
                warn.accept("disk_unread", ask);
            }
        }
        return new DiskAsk((long) Math.ceil(bytes), List.copyOf(mounts));
    }

    private static List<String> asks(Map<String, Value> attributes) {
        List<String> asks = new ArrayList<>();
        Value disks = attributes.get("disks");
        switch (disks == null ? attributes.get("disk") : disks) {
            case null -> {}
            case Value.Array(List<Value> items) -> items.forEach(item -> asks.add(Texts.of(item)));
            case Value value -> asks.addAll(List.of(Texts.of(value).split(",")));
        }
        return asks;
    }

    private static double one(String ask, List<String> mounts) {
        String[] words = ask.split("\\s+");
        boolean named = words[0].equals("local-disk") || words[0].startsWith("/");
        if (words[0].startsWith("/")) {
            mounts.add(words[0]);
        }
        StringBuilder amount = new StringBuilder();
        for (int i = named ? 1 : 0; i < words.length; i++) {
            if (!words[i].matches("(?i)SSD|HDD|LOCAL")) {
                amount.append(words[i]);
            }
        }
        return amount(amount.toString(), GIB);
    }

    /** A number with a unit; without one it counts in {@code otherwise} bytes. */
    static double amount(String text, double otherwise) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ValueFault("unit_unknown", text);
        }
        double number = Double.parseDouble(matcher.group(1));
        return number * (matcher.group(2).isEmpty() ? otherwise : Units.bytes(matcher.group(2)));
    }
}
