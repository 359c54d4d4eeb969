package org.rarecase.exchange.stata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads format 118 after its description, byte by byte; knows nothing of the writer. */
final class DtaReader {

    record Column(String name, int type, String format, String labels, String label) {}

    final List<Column> columns = new ArrayList<>();
    final List<Map<String, Object>> lines = new ArrayList<>();
    final Map<String, Map<Integer, String>> labels = new HashMap<>();
    final Map<String, String> notes = new LinkedHashMap<>();
    final String label;
    final String timestamp;

    private final ByteBuffer in;

    DtaReader(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        expect("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
        int variables = in.getShort();
        expect("</K><N>");
        long observations = in.getLong();
        expect("</N><label>");
        label = text(in.getShort());
        expect("</label><timestamp>");
        timestamp = text(in.get());
        expect("</timestamp></header>");
        long mapAt = in.position();
        expect("<map>");
        long[] map = new long[14];
        for (int i = 0; i < map.length; i++) {
            map[i] = in.getLong();
        }
        expect("</map>");
        at(0, map[0]);
        at(mapAt, map[1]);
        int[] types = new int[variables];
        begin("variable_types", map[2]);
        for (int i = 0; i < variables; i++) {
            types[i] = in.getShort() & 0xffff;
        }
        end("variable_types");
        String[] names = fixed("varnames", map[3], variables, 129);
        begin("sortlist", map[4]);
        in.position(in.position() + 2 * (variables + 1));
        end("sortlist");
        String[] formats = fixed("formats", map[5], variables, 57);
        String[] labelNames = fixed("value_label_names", map[6], variables, 129);
        String[] variableLabels = fixed("variable_labels", map[7], variables, 321);
        for (int i = 0; i < variables; i++) {
            columns.add(new Column(names[i], types[i], formats[i], labelNames[i], variableLabels[i]));
        }
        begin("characteristics", map[8]);
        while (peek("<ch>")) {
            expect("<ch>");
            int length = in.getInt();
            String variable = zero(129);
            String name = zero(129);
            notes.put(variable + "." + name, zero(length - 258));
            expect("</ch>");
        }
        end("characteristics");
        begin("data", map[9]);
        int data = in.position();
        int width = columns.stream().mapToInt(DtaReader::width).sum();
        in.position(Math.toIntExact(data + width * observations));
        end("data");
        Map<List<Long>, String> longTexts = longTexts(map[10]);
        valueLabels(map[11]);
        at(in.position(), map[12]);
        expect("</stata_dta>");
        at(in.position(), map[13]);
        at(file.length, map[13]);
        in.position(data);
        for (long line = 1; line <= observations; line++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (Column column : columns) {
                cells.put(column.name(), cell(column.type(), longTexts));
            }
            lines.add(cells);
        }
    }

    private Map<List<Long>, String> longTexts(long at) {
        Map<List<Long>, String> texts = new HashMap<>();
        begin("strls", at);
        long before = 0;
        while (peek("GSO")) {
            expect("GSO");
            long variable = in.getInt();
            long observation = in.getLong();
            long order = observation * 100_000 + variable;
            if (order <= before) {
                throw new AssertionError("Out of order");
            }
            before = order;
            if ((in.get() & 0xff) != 130) {
                throw new AssertionError("Not a text");
            }
            texts.put(List.of(variable, observation), zero(in.getInt()));
        }
        end("strls");
        return texts;
    }

    private void valueLabels(long at) {
        begin("value_labels", at);
        while (peek("<lbl>")) {
            expect("<lbl>");
            int length = in.getInt();
            String name = zero(129);
            in.position(in.position() + 3);
            int end = in.position() + length;
            int entries = in.getInt();
            int textLength = in.getInt();
            int[] offsets = new int[entries];
            int[] values = new int[entries];
            for (int i = 0; i < entries; i++) {
                offsets[i] = in.getInt();
            }
            for (int i = 0; i < entries; i++) {
                values[i] = in.getInt();
            }
            int texts = in.position();
            Map<Integer, String> of = new LinkedHashMap<>();
            for (int i = 0; i < entries; i++) {
                in.position(texts + offsets[i]);
                of.put(values[i], zero(textLength - offsets[i]));
            }
            in.position(end);
            labels.put(name, of);
            expect("</lbl>");
        }
        end("value_labels");
    }

    /** A number, a text, or {@code .}, {@code .a} to {@code .z}. */
    private Object cell(int type, Map<List<Long>, String> longTexts) {
        switch (type) {
            case 65526 -> {
                long bits = in.getLong();
                if (bits >= 0x7fe0000000000000L && bits <= 0x7fe01a0000000000L) {
                    return missing((int) ((bits - 0x7fe0000000000000L) >> 40));
                }
                return Double.longBitsToDouble(bits);
            }
            case 65528 -> {
                int value = in.getInt();
                return value >= 2147483621 ? missing(value - 2147483621) : (Object) value;
            }
            case 65530 -> {
                int value = in.get();
                return value >= 101 ? missing(value - 101) : (Object) value;
            }
            case 32768 -> {
                long variable = in.getShort() & 0xffff;
                long low = in.getInt() & 0xffffffffL;
                long observation = low + ((long) (in.getShort() & 0xffff) << 32);
                if (variable == 0 && observation == 0) {
                    return "";
                }
                String text = longTexts.get(List.of(variable, observation));
                if (text == null) {
                    throw new AssertionError("No text for " + variable + ", " + observation);
                }
                return text;
            }
            default -> {
                return zero(type);
            }
        }
    }

    private static String missing(int place) {
        return place == 0 ? "." : "." + (char) ('a' + place - 1);
    }

    private static int width(Column column) {
        return switch (column.type()) {
            case 65526, 32768 -> 8;
            case 65528 -> 4;
            case 65530 -> 1;
            default -> column.type();
        };
    }

    private String[] fixed(String section, long at, int count, int width) {
        begin(section, at);
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = zero(width);
        }
        end(section);
        return texts;
    }

    private void begin(String section, long at) {
        at(in.position(), at);
        expect("<" + section + ">");
    }

    private void end(String section) {
        expect("</" + section + ">");
    }

    private static void at(long is, long told) {
        if (is != told) {
            throw new AssertionError("The map says " + told + ", it is at " + is);
        }
    }

    private boolean peek(String text) {
        byte[] next = new byte[text.length()];
        in.get(in.position(), next);
        return new String(next, StandardCharsets.US_ASCII).equals(text);
    }

    private void expect(String text) {
        String found = text(text.length());
        if (!found.equals(text)) {
            throw new AssertionError("Not " + text + " but " + found);
        }
    }

    /** Up to the first zero. */
    private String zero(int width) {
        String all = text(width);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }

    private String text(int bytes) {
        byte[] read = new byte[bytes];
        in.get(read);
        return new String(read, StandardCharsets.UTF_8);
    }
}
