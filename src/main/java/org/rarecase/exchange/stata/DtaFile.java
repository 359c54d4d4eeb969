package org.rarecase.exchange.stata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rarecase.exchange.table.CodeLists;
import org.rarecase.exchange.table.CodeNumbers;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.LittleEndian;
import org.rarecase.exchange.table.Missing;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Spool;
import org.rarecase.exchange.table.Utf8;
import org.rarecase.form.NullFlavour;

/**
 * Writes a table as a data set. Source: StataCorp, "Description of .dta file format 118" ({@code help dta_118}).
 * Sections stand one after the other, and a map at the head says where each begins.
 */
final class DtaFile {

    private static final int LONGEST_LABEL = 80;
    private static final int LABEL_BYTES = 4 * LONGEST_LABEL + 1;
    private static final int NAME_BYTES = 129;
    private static final int FORMAT_BYTES = 57;
    private static final int MAP_BYTES = 14 * 8;

    /** Labels for why there is no value, of variables that have no others. */
    private static final String FLAVOURS_ONLY = "rc_missing";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm", Locale.ENGLISH);

    private final Spool spool;
    private final Instant asOf;
    private final List<Variable> variables = new ArrayList<>();
    private final Map<String, List<CodeNumbers.Numbered>> labels = new LinkedHashMap<>();

    DtaFile(Spool spool, ShortNames names, Instant asOf) {
        this.spool = spool;
        this.asOf = asOf;
        CodeLists lists = new CodeLists(List.of(spool.table()));
        ShortNames listNames = new ShortNames(
                lists.all().stream().map(lists::name).toList(),
                StataFormat.LONGEST_NAME,
                StataFormat.TELLING_DIGITS,
                Set.of(FLAVOURS_ONLY));
        labels.put(FLAVOURS_ONLY, List.of());
        for (int i = 0; i < spool.table().columns().size(); i++) {
            Column column = spool.table().columns().get(i);
            CodeNumbers codes = column.codes();
            String list = codes == null ? column.tellsWhy() ? FLAVOURS_ONLY : "" : listNames.of(lists.name(codes));
            if (codes != null) {
                labels.put(list, codes.codes());
            }
            variables.add(Variable.of(
                    column, names.of(column.name()), list, spool.measure(i).widest()));
        }
    }

    /** Writes one section into memory. */
    private interface Section {
        void write(LittleEndian to) throws IOException;
    }

    void write(OutputStream out) throws IOException {
        byte[] head = bytes(this::head);
        List<byte[]> described = List.of(
                section("variable_types", to -> each(variable -> to.integer(variable.type(), 2))),
                section("varnames", to -> each(variable -> to.text(variable.name(), NAME_BYTES))),
                section("sortlist", to -> to.bytes(new byte[2 * (variables.size() + 1)])),
                section("formats", to -> each(variable -> to.text(variable.format(), FORMAT_BYTES))),
                section("value_label_names", to -> each(variable -> to.text(variable.labels(), NAME_BYTES))),
                section("variable_labels", to -> each(variable -> to.text(cut(variable.label()), LABEL_BYTES))),
                section("characteristics", this::characteristics));
        byte[] valueLabels = section("value_labels", this::valueLabels);
        LittleEndian to = new LittleEndian(out);
        to.bytes(head);
        map(to, head.length, described, valueLabels.length);
        for (byte[] section : described) {
            to.bytes(section);
        }
        data(to);
        longTexts(to);
        to.bytes(valueLabels);
        to.text("</stata_dta>");
    }

    private void head(LittleEndian to) throws IOException {
        to.text("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
        to.integer(variables.size(), 2);
        to.text("</K><N>");
        to.integer(spool.lines(), 8);
        to.text("</N><label>");
        byte[] label = Utf8.bytes(cut(spool.table().title()));
        to.integer(label.length, 2);
        to.bytes(label);
        to.text("</label><timestamp>");
        String stamp = STAMP.format(asOf.atOffset(ZoneOffset.UTC));
        to.integer(stamp.length(), 1);
        to.text(stamp + "</timestamp></header>");
    }

    private void map(LittleEndian to, int headBytes, List<byte[]> described, int valueLabelBytes) throws IOException {
        List<Long> places = new ArrayList<>(List.of(0L, (long) headBytes));
        long at = headBytes + "<map></map>".length() + MAP_BYTES;
        for (byte[] section : described) {
            places.add(at);
            at += section.length;
        }
        places.add(at);
        long line = variables.stream().mapToLong(Variable::width).sum();
        at += "<data></data>".length() + line * spool.lines();
        places.add(at);
        at += "<strls></strls>".length() + longTextBytes();
        places.add(at);
        at += valueLabelBytes;
        places.add(at);
        places.add(at + "</stata_dta>".length());
        to.text("<map>");
        for (long place : places) {
            to.integer(place, 8);
        }
        to.text("</map>");
    }

    private void data(LittleEndian to) throws IOException {
        to.text("<data>");
        spool.read((line, cells) -> {
            for (int i = 0; i < variables.size(); i++) {
                variables.get(i).write(cells.get(i), line, i + 1, to);
            }
        });
        to.text("</data>");
    }

    /** Mark, number of the variable, of the line, kind and length stand before each text, and a zero behind it. */
    private long longTextBytes() {
        long bytes = 0;
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).isLongText()) {
                Spool.Measure measure = spool.measure(i);
                bytes += measure.bytes() + measure.texts() * ("GSO".length() + 4 + 8 + 1 + 4 + 1);
            }
        }
        return bytes;
    }

    private void longTexts(LittleEndian to) throws IOException {
        to.text("<strls>");
        spool.read((line, cells) -> {
            for (int i = 0; i < variables.size(); i++) {
                if (variables.get(i).isLongText() && cells.get(i) instanceof String text && !text.isEmpty()) {
                    byte[] bytes = Utf8.bytes(text);
                    to.text("GSO");
                    to.integer(i + 1, 4);
                    to.integer(line, 8);
                    to.integer(130, 1);
                    to.integer(bytes.length + 1, 4);
                    to.bytes(bytes);
                    to.integer(0, 1);
                }
            }
        });
        to.text("</strls>");
    }

    /** Notes of Stata with the name and the label in full, where one of them had to be shortened. */
    private void characteristics(LittleEndian to) throws IOException {
        for (Variable variable : variables) {
            if (!cut(variable.label()).equals(variable.column().label())) {
                note(to, variable.name(), "note0", "1");
                note(
                        to,
                        variable.name(),
                        "note1",
                        variable.column().name() + ": " + variable.column().label());
            }
        }
    }

    private static void note(LittleEndian to, String variable, String name, String text) throws IOException {
        byte[] bytes = Utf8.bytes(text);
        to.text("<ch>");
        to.integer(2 * NAME_BYTES + bytes.length + 1, 4);
        to.text(variable, NAME_BYTES);
        to.text(name, NAME_BYTES);
        to.bytes(bytes);
        to.integer(0, 1);
        to.text("</ch>");
    }

    private void valueLabels(LittleEndian to) throws IOException {
        for (Map.Entry<String, List<CodeNumbers.Numbered>> list : labels.entrySet()) {
            Map<Integer, String> texts = new LinkedHashMap<>();
            list.getValue().forEach(each -> texts.put(each.number(), each.text()));
            for (NullFlavour flavour : NullFlavour.values()) {
                texts.put(Variable.missing(flavour), Missing.words(flavour));
            }
            byte[] table = bytes(inner -> labelTable(inner, texts));
            to.text("<lbl>");
            to.integer(table.length, 4);
            to.text(list.getKey(), NAME_BYTES);
            to.integer(0, 3);
            to.bytes(table);
            to.text("</lbl>");
        }
    }

    private static void labelTable(LittleEndian to, Map<Integer, String> texts) throws IOException {
        List<byte[]> written =
                texts.values().stream().map(text -> Utf8.bytes(text + "\0")).toList();
        to.integer(written.size(), 4);
        to.integer(written.stream().mapToInt(text -> text.length).sum(), 4);
        int at = 0;
        for (byte[] text : written) {
            to.integer(at, 4);
            at += text.length;
        }
        for (int value : texts.keySet()) {
            to.integer(value, 4);
        }
        for (byte[] text : written) {
            to.bytes(text);
        }
    }

    /** One step for each variable. */
    private interface Step {
        void of(Variable variable) throws IOException;
    }

    private void each(Step step) throws IOException {
        for (Variable variable : variables) {
            step.of(variable);
        }
    }

    private static byte[] section(String name, Section section) throws IOException {
        return bytes(to -> {
            to.text("<" + name + ">");
            section.write(to);
            to.text("</" + name + ">");
        });
    }

    private static byte[] bytes(Section section) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        section.write(new LittleEndian(out));
        return out.toByteArray();
    }

    /** At the end of a character. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_LABEL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL));
    }
}
