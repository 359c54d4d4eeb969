package org.rarecase.exchange.sheet;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.SafeXml;
import org.rarecase.exchange.load.Unpacked;

/** A workbook (.xlsx): its sheets, its texts, and which of its cells are days. What it links to is never fetched. */
final class Workbook {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final int MOST_TEXTS = 2_000_000;
    private static final int MOST_CHARACTERS = 100_000_000;
    private static final int MOST_STYLES = 65_000;
    private static final Set<String> DAY_SIGNS = Set.of("d", "m", "y", "h", "s");

    /** Takes the elements of one part, at their begin. */
    interface Elements {
        void begin(XMLStreamReader xml) throws XMLStreamException;
    }

    private final Unpacked file;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Boolean> days = new ArrayList<>();
    private boolean from1904;

    Workbook(Unpacked file) throws IOException {
        this.file = file;
        Map<String, String> parts = new HashMap<>();
        each("xl/_rels/workbook.xml.rels", xml -> {
            if (xml.getLocalName().equals("Relationship")
                    && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                parts.put(text(xml, "Id"), text(xml, "Target"));
            }
        });
        each("xl/workbook.xml", xml -> {
            String name = xml.getLocalName();
            if (name.equals("workbookPr")) {
                from1904 = List.of("1", "true").contains(text(xml, "date1904"));
            } else if (name.equals("sheet") && !text(xml, "state").endsWith("idden")) {
                String id = xml.getAttributeValue(RELATIONS, "id");
                String target = parts.getOrDefault(String.valueOf(id), "");
                sheets.put(text(xml, "name"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
    }

    /** Names of the sheets that can be seen. */
    List<String> sheets() {
        return List.copyOf(sheets.keySet());
    }

    /** The rows of a sheet. */
    Rows rows(@Nullable String sheet) throws IOException {
        String name = sheet == null ? sheets().getFirst() : sheet;
        String part = sheets.get(name);
        if (part == null || !file.names().contains(part)) {
            throw new FileRefused(t("The workbook has no sheet “{0}”.", name));
        }
        if (file.names().contains("xl/sharedStrings.xml") && texts.isEmpty()) {
            readTexts();
        }
        if (file.names().contains("xl/styles.xml") && days.isEmpty()) {
            readStyles();
        }
        return new SheetRows(name, file.open(part), this);
    }

    String text(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : "";
    }

    boolean isDay(int style) {
        return style >= 0 && style < days.size() && days.get(style);
    }

    boolean isFrom1904() {
        return from1904;
    }

    private void readTexts() throws IOException {
        long[] characters = new long[1];
        try (InputStream in = file.open("xl/sharedStrings.xml")) {
            XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(in);
            StringBuilder text = null;
            while (xml.hasNext()) {
                int event = next(xml);
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    text = new StringBuilder();
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("rPh")) {
                    skip(xml);
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("t")
                        && text != null) {
                    text.append(xml.getElementText());
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("si")
                        && text != null) {
                    characters[0] += text.length();
                    if (texts.size() == MOST_TEXTS || characters[0] > MOST_CHARACTERS) {
                        throw new FileRefused(
                                t("The workbook has more texts than can be read. Save the sheet as CSV."));
                    }
                    texts.add(text.toString());
                }
            }
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    private void readStyles() throws IOException {
        Map<String, String> formats = new HashMap<>();
        boolean[] ofCells = new boolean[1];
        each("xl/styles.xml", xml -> {
            switch (xml.getLocalName()) {
                case "numFmt" -> formats.put(text(xml, "numFmtId"), text(xml, "formatCode"));
                case "cellXfs" -> ofCells[0] = true;
                case "cellStyles", "dxfs" -> ofCells[0] = false;
                case "xf" -> {
                    if (ofCells[0] && days.size() < MOST_STYLES) {
                        String id = text(xml, "numFmtId");
                        days.add(isOfDays(id, formats.getOrDefault(id, "")));
                    }
                }
                default -> {}
            }
        });
    }

    /** By the numbers of ECMA-376, 18.8.30, or by what a format of its own shows. */
    private static boolean isOfDays(String id, String format) {
        int number = id.matches("\\d{1,6}") ? Integer.parseInt(id) : 0;
        if (number >= 14 && number <= 22 || number >= 27 && number <= 36 || number >= 45 && number <= 58) {
            return true;
        }
        String shown = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "");
        return !shown.contains("general") && DAY_SIGNS.stream().anyMatch(shown::contains);
    }

    private void each(String part, Elements elements) throws IOException {
        if (!file.names().contains(part)) {
            throw new FileRefused(t("The workbook is not whole: {0} is missing.", part));
        }
        try (InputStream in = file.open(part)) {
            XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (next(xml) == XMLStreamConstants.START_ELEMENT) {
                    elements.begin(xml);
                }
            }
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw new FileRefused(t("The workbook has a document type (DOCTYPE), which is not accepted."));
        }
        return event;
    }

    static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    static FileRefused broken(XMLStreamException broken) {
        return new FileRefused(t(
                "The workbook cannot be read ({0}). Save it again, or as CSV.",
                String.valueOf(broken.getMessage()).lines().findFirst().orElse("")));
    }

    static String text(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
