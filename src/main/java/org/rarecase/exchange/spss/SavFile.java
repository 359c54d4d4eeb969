package org.rarecase.exchange.spss;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rarecase.exchange.table.CodeNumbers;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.LittleEndian;
import org.rarecase.exchange.table.Missing;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Spool;
import org.rarecase.exchange.table.Utf8;
import org.rarecase.form.NullFlavour;

/** Writes a table as a system file. Source: "System File Format" of the developers' guide of GNU PSPP. */
final class SavFile {

    private static final int LONGEST_LABEL = 252;
    private static final int LONGEST_VALUE_LABEL = 120;
    private static final int MISSING_RANGE = -2;
    private static final int UTF_8 = 65001;
    private static final int CONTINUED = -1;
    private static final int FILE_LABEL = 64;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd MMM yy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final Spool spool;
    private final OffsetDateTime asOf;
    private final List<Variable> variables = new ArrayList<>();

    SavFile(Spool spool, ShortNames names, Instant asOf) {
        this.spool = spool;
        this.asOf = asOf.atOffset(ZoneOffset.UTC);
        for (int i = 0; i < spool.table().columns().size(); i++) {
            Column column = spool.table().columns().get(i);
            variables.add(Variable.of(column, names.of(column.name()), i + 1, spool.measure(i)));
        }
    }

    void write(OutputStream out) throws IOException {
        LittleEndian to = new LittleEndian(out);
        head(to);
        for (Variable variable : variables) {
            variable(to, variable);
        }
        valueLabels(to);
        machine(to);
        extension(to, 13, 1, tabbed(variable -> variable.shortName(0) + "=" + variable.name()));
        String longTexts = variables.stream()
                .filter(Variable::isLong)
                .map(variable -> "%s=%05d\0\t".formatted(variable.shortName(0), variable.width()))
                .collect(Collectors.joining());
        if (!longTexts.isEmpty()) {
            extension(to, 14, 1, longTexts.getBytes(StandardCharsets.UTF_8));
        }
        extension(to, 20, 1, "UTF-8".getBytes(StandardCharsets.US_ASCII));
        to.integer(999, 4);
        to.integer(0, 4);
        data(to);
    }

    private void head(LittleEndian to) throws IOException {
        to.text("$FL2");
        blank(to, "@(#) SPSS DATA FILE Rarecase", 60);
        to.integer(2, 4);
        to.integer(variables.stream().mapToInt(Variable::units).sum(), 4);
        to.integer(1, 4);
        to.integer(0, 4);
        to.integer(spool.lines(), 4);
        to.number(Compressed.BIAS);
        to.text(DAY.format(asOf));
        to.text(TIME.format(asOf));
        blank(to, Utf8.cut(spool.table().title(), FILE_LABEL), FILE_LABEL);
        to.integer(0, 3);
    }

    private static void variable(LittleEndian to, Variable variable) throws IOException {
        for (int segment = 0; segment < variable.segments(); segment++) {
            boolean first = segment == 0;
            to.integer(2, 4);
            to.integer(variable.isText() ? variable.segmentWidth(segment) : 0, 4);
            to.integer(first ? 1 : 0, 4);
            to.integer(variable.missing() ? MISSING_RANGE : 0, 4);
            to.integer(variable.format(segment), 4);
            to.integer(variable.format(segment), 4);
            blank(to, variable.shortName(segment), 8);
            if (first) {
                byte[] label = Utf8.bytes(Utf8.cut(variable.label(), LONGEST_LABEL));
                to.integer(label.length, 4);
                to.bytes(Arrays.copyOf(label, rounded(label.length, 4)));
            }
            if (variable.missing()) {
                to.number(Missing.FIRST_NUMBER);
                to.number(Missing.LAST_NUMBER);
            }
            for (int unit = 1; unit < variable.units(segment); unit++) {
                to.integer(2, 4);
                to.integer(CONTINUED, 4);
                to.integer(0, 16);
                to.text(" ".repeat(8));
            }
        }
    }

    /** Variables with the same labels have them together. */
    private void valueLabels(LittleEndian to) throws IOException {
        Map<Map<Integer, String>, List<Integer>> users = new LinkedHashMap<>();
        int place = 1;
        for (Variable variable : variables) {
            Map<Integer, String> labels = labels(variable);
            if (!labels.isEmpty()) {
                users.computeIfAbsent(labels, it -> new ArrayList<>()).add(place);
            }
            place += variable.units();
        }
        for (Map.Entry<Map<Integer, String>, List<Integer>> each : users.entrySet()) {
            to.integer(3, 4);
            to.integer(each.getKey().size(), 4);
            for (Map.Entry<Integer, String> label : each.getKey().entrySet()) {
                to.number(label.getKey());
                byte[] text = Utf8.bytes(Utf8.cut(label.getValue(), LONGEST_VALUE_LABEL));
                to.integer(text.length, 1);
                byte[] padded = Arrays.copyOf(text, rounded(text.length + 1, 8) - 1);
                Arrays.fill(padded, text.length, padded.length, (byte) ' ');
                to.bytes(padded);
            }
            to.integer(4, 4);
            to.integer(each.getValue().size(), 4);
            for (int user : each.getValue()) {
                to.integer(user, 4);
            }
        }
    }

    private static Map<Integer, String> labels(Variable variable) {
        Map<Integer, String> labels = new LinkedHashMap<>();
        CodeNumbers codes = variable.column().codes();
        if (codes != null) {
            codes.codes().forEach(each -> labels.put(each.number(), each.text()));
        }
        if (variable.missing()) {
            for (NullFlavour flavour : NullFlavour.values()) {
                labels.put(Missing.number(flavour), Missing.words(flavour));
            }
        }
        return labels;
    }

    /** What the numbers and the texts in the file are. */
    private static void machine(LittleEndian to) throws IOException {
        to.integer(7, 4);
        to.integer(3, 4);
        to.integer(4, 4);
        to.integer(8, 4);
        for (int value : new int[] {1, 0, 0, -1, 1, 1, 2, UTF_8}) {
            to.integer(value, 4);
        }
        to.integer(7, 4);
        to.integer(4, 4);
        to.integer(8, 4);
        to.integer(3, 4);
        to.number(Variable.SYSTEM_MISSING);
        to.number(Double.MAX_VALUE);
        to.number(Math.nextUp(Variable.SYSTEM_MISSING));
    }

    /** A text for each variable. */
    private interface Text {
        String of(Variable variable);
    }

    private byte[] tabbed(Text text) {
        return variables.stream()
                .map(text::of)
                .collect(Collectors.joining("\t"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void extension(LittleEndian to, int kind, int size, byte[] bytes) throws IOException {
        to.integer(7, 4);
        to.integer(kind, 4);
        to.integer(size, 4);
        to.integer(bytes.length, 4);
        to.bytes(bytes);
    }

    private void data(LittleEndian to) throws IOException {
        Compressed data = new Compressed(to);
        spool.read((line, cells) -> {
            for (int i = 0; i < variables.size(); i++) {
                Variable variable = variables.get(i);
                if (variable.isText()) {
                    text(data, variable, cells.get(i) instanceof String text ? text : "");
                } else {
                    data.number(variable.number(cells.get(i)));
                }
            }
        });
        data.end();
    }

    /** In each segment stand 255 bytes, until there are no more. */
    private static void text(Compressed data, Variable variable, String text) throws IOException {
        byte[] bytes = Utf8.bytes(text);
        for (int segment = 0; segment < variable.segments(); segment++) {
            int from = Math.min(bytes.length, segment * Variable.LONGEST_SEGMENT);
            int to = Math.min(bytes.length, from + Variable.LONGEST_SEGMENT);
            data.text(bytes, from, to, variable.units(segment));
        }
    }

    private static int rounded(int bytes, int to) {
        return (bytes + to - 1) / to * to;
    }

    /** With blanks behind it. */
    private static void blank(LittleEndian to, String text, int width) throws IOException {
        byte[] bytes = Utf8.bytes(text);
        to.bytes(bytes);
        to.text(" ".repeat(width - bytes.length));
    }
}
