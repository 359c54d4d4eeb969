package org.rarecase.exchange.spss;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads system files after their description, byte by byte; knows nothing of the writer. */
final class SavReader {

    /** @param missing the range of numbers that mean no value; empty where there is none */
    record Column(String name, int width, int format, List<Double> missing, String label) {}

    final List<Column> columns = new ArrayList<>();
    final List<Map<String, Object>> lines = new ArrayList<>();
    final Map<String, Map<Double, String>> labels = new HashMap<>();
    final String created;

    private final ByteBuffer in;
    private final Map<Integer, byte[]> extensions = new HashMap<>();

    /** A record of a variable; those that go on with it are counted. */
    private static final class Segment {
        private final String name;
        private final int width;
        private final int format;
        private final List<Double> missing;
        private final String label;
        private int units = 1;

        private Segment(String name, int width, int format, List<Double> missing, String label) {
            this.name = name;
            this.width = width;
            this.format = format;
            this.missing = missing;
            this.label = label;
        }
    }

    SavReader(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        expect("$FL2");
        text(60);
        expect(in.getInt(), 2);
        int caseSize = in.getInt();
        expect(in.getInt(), 1);
        expect(in.getInt(), 0);
        int cases = in.getInt();
        double bias = in.getDouble();
        created = text(9) + " " + text(8);
        text(64 + 3);
        List<Segment> segments = new ArrayList<>();
        Map<Integer, Segment> byPlace = new HashMap<>();
        int place = 0;
        int kind = in.getInt();
        while (kind != 999) {
            switch (kind) {
                case 2 -> {
                    place++;
                    Segment read = segment();
                    if (read == null) {
                        segments.getLast().units++;
                    } else {
                        segments.add(read);
                        byPlace.put(place, read);
                    }
                }
                case 3 -> valueLabels(byPlace);
                case 7 -> {
                    int subtype = in.getInt();
                    byte[] bytes = new byte[in.getInt() * in.getInt()];
                    in.get(bytes);
                    extensions.put(subtype, bytes);
                }
                default -> throw new AssertionError("No record of kind " + kind);
            }
            kind = in.getInt();
        }
        in.getInt();
        expect(caseSize, place);
        expect(new String(extensions.get(20), StandardCharsets.US_ASCII), "UTF-8");
        expect(ByteBuffer.wrap(extensions.get(3)).order(ByteOrder.LITTLE_ENDIAN).getInt(28), 65001);
        expect(ByteBuffer.wrap(extensions.get(4)).order(ByteOrder.LITTLE_ENDIAN).getDouble(), -Double.MAX_VALUE);
        Map<String, String> longNames = pairs(13, "\t");
        Map<String, String> longTexts = pairs(14, "\0\t");
        byte[] data = decompressed(bias);
        ByteBuffer units = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        expect(data.length, cases * caseSize * 8);
        for (int line = 0; line < cases; line++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                Segment first = segments.get(i);
                String name = longNames.get(first.name);
                if (first.width == 0) {
                    cells.put(name, units.getDouble());
                    continue;
                }
                int width = Integer.parseInt(longTexts.getOrDefault(first.name, String.valueOf(first.width)));
                int count = width <= 255 ? 1 : (width + 251) / 252;
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                for (int segment = 0; segment < count; segment++) {
                    Segment of = segments.get(i + segment);
                    byte[] bytes = new byte[of.units * 8];
                    units.get(bytes);
                    text.write(bytes, 0, of.width);
                }
                i += count - 1;
                cells.put(name, text.toString(StandardCharsets.UTF_8).stripTrailing());
            }
            lines.add(cells);
        }
        for (int i = 0; i < segments.size(); i++) {
            Segment first = segments.get(i);
            int width = Integer.parseInt(longTexts.getOrDefault(first.name, String.valueOf(first.width)));
            columns.add(new Column(longNames.get(first.name), width, first.format, first.missing, first.label));
            i += width <= 255 ? 0 : (width + 251) / 252 - 1;
        }
        for (String name : List.copyOf(labels.keySet())) {
            labels.put(longNames.get(name), labels.remove(name));
        }
    }

    private Segment segment() {
        int width = in.getInt();
        boolean labelled = in.getInt() == 1;
        int missing = in.getInt();
        int format = in.getInt();
        in.getInt();
        String name = text(8).stripTrailing();
        String label = "";
        if (labelled) {
            int length = in.getInt();
            label = text(length);
            in.position(in.position() + (length + 3) / 4 * 4 - length);
        }
        List<Double> range = new ArrayList<>();
        for (int i = 0; i < Math.abs(missing); i++) {
            range.add(in.getDouble());
        }
        return width == -1 ? null : new Segment(name, width, format, range, label);
    }

    private void valueLabels(Map<Integer, Segment> byPlace) {
        Map<Double, String> read = new LinkedHashMap<>();
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            double value = in.getDouble();
            int length = in.get() & 0xff;
            String label = text(length);
            in.position(in.position() + (length + 1 + 7) / 8 * 8 - length - 1);
            read.put(value, label);
        }
        expect(in.getInt(), 4);
        int users = in.getInt();
        for (int i = 0; i < users; i++) {
            labels.put(byPlace.get(in.getInt()).name, read);
        }
    }

    private Map<String, String> pairs(int subtype, String separator) {
        Map<String, String> pairs = new HashMap<>();
        byte[] bytes = extensions.getOrDefault(subtype, new byte[0]);
        for (String pair : new String(bytes, StandardCharsets.UTF_8).split(separator)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return pairs;
    }

    private byte[] decompressed(double bias) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            byte[] signs = new byte[8];
            in.get(signs);
            for (byte each : signs) {
                int sign = each & 0xff;
                byte[] unit = new byte[8];
                switch (sign) {
                    case 0 -> {
                        continue;
                    }
                    case 252 -> {
                        return all.toByteArray();
                    }
                    case 253 -> in.get(unit);
                    case 254 -> Arrays.fill(unit, (byte) ' ');
                    case 255 ->
                        ByteBuffer.wrap(unit).order(ByteOrder.LITTLE_ENDIAN).putDouble(-Double.MAX_VALUE);
                    default ->
                        ByteBuffer.wrap(unit).order(ByteOrder.LITTLE_ENDIAN).putDouble(sign - bias);
                }
                all.writeBytes(unit);
            }
        }
        throw new AssertionError("The data have no end");
    }

    private String text(int bytes) {
        byte[] read = new byte[bytes];
        in.get(read);
        return new String(read, StandardCharsets.UTF_8);
    }

    private void expect(String text) {
        expect(text(text.length()), text);
    }

    private static void expect(Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new AssertionError("Not " + expected + " but " + found);
        }
    }
}
