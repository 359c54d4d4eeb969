package org.rarecase.exchange.sheet;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.SafeXml;

/** A sheet of a workbook. Of a formula its value is read, as it was calculated when the workbook was saved. */
final class SheetRows implements Rows {

    /** Spreadsheets calculate with so many digits; what is behind them was never entered. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    /** A day that spreadsheets count and that there was not, 29 February 1900. */
    private static final int NO_DAY = 60;

    private static final int MOST_DAYS = 2_958_466;
    private static final int SECONDS = 86_400;
    private static final int LETTERS = 26;

    private final String name;
    private final InputStream in;
    private final Workbook book;
    private final XMLStreamReader xml;
    private final List<String> head;
    private int number;

    SheetRows(String name, InputStream in, Workbook book) throws IOException {
        this.name = name;
        this.in = in;
        this.book = book;
        try {
            this.xml = SafeXml.factory().createXMLStreamReader(in);
        } catch (XMLStreamException broken) {
            throw Workbook.broken(broken);
        }
        Row first = read(MOST_COLUMNS);
        if (first == null) {
            throw new FileRefused(t("The sheet “{0}” is empty.", name));
        }
        head = first.cells().stream().map(String::strip).toList();
        Set<String> names = new HashSet<>();
        for (String column : head) {
            if (!column.isEmpty() && !names.add(column)) {
                throw new FileRefused(t(
                        "{0}: two columns have the same name, “{1}”. Give them different ones.",
                        place(first.line()), column));
            }
        }
    }

    @Override
    public List<String> head() {
        return head;
    }

    @Override
    public @Nullable Row next() throws IOException {
        Row row = read(head.size());
        if (row == null) {
            return null;
        }
        List<String> cells = new ArrayList<>(row.cells());
        cells.addAll(Collections.nCopies(head.size() - cells.size(), ""));
        return new Row(row.line(), cells, row.typed());
    }

    /** The next row with anything in it. */
    private @Nullable Row read(int most) throws IOException {
        try {
            while (xml.hasNext()) {
                int event = Workbook.next(xml);
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    String told = Workbook.text(xml, "r");
                    number = told.matches("\\d{1,7}") ? Integer.parseInt(told) : number + 1;
                    Row row = row(most);
                    if (row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
                        return row;
                    }
                }
            }
            return null;
        } catch (XMLStreamException broken) {
            throw Workbook.broken(broken);
        }
    }

    private Row row(int most) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        BitSet typed = new BitSet();
        int column = -1;
        while (true) {
            int event = Workbook.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return new Row(number, cells, typed);
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String address = Workbook.text(xml, "r");
                column = address.isEmpty() ? column + 1 : column(address);
                String type = Workbook.text(xml, "t");
                String style = Workbook.text(xml, "s");
                String value = value();
                if (value.isEmpty()) {
                    continue;
                }
                if (column < 0 || column >= most) {
                    throw new FileRefused(t("{0}: {1} is in a column that has no name.", place(number), address));
                }
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, cell(type, style, value, column, typed));
            }
        }
    }

    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = column * LETTERS + (address.charAt(i) - 'A' + 1);
            if (column > MOST_COLUMNS || column < 0) {
                return MOST_COLUMNS;
            }
        }
        return column - 1;
    }

    /** What is in the cell that was begun, as it is written. */
    private String value() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = Workbook.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                return text.toString();
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v", "t" -> text.append(xml.getElementText());
                    case "f", "rPh" -> Workbook.skip(xml);
                    default -> {}
                }
            }
        }
    }

    private String cell(String type, String style, String value, int column, BitSet typed) {
        switch (type) {
            case "s":
                return book.text(value.matches("\\d{1,8}") ? Integer.parseInt(value) : -1);
            case "", "n":
                typed.set(column);
                boolean day = style.matches("\\d{1,6}") && book.isDay(Integer.parseInt(style));
                return number(value, day);
            case "b":
                return value.equals("1") ? "true" : "false";
            case "d":
                typed.set(column);
                return value;
            default:
                return value;
        }
    }

    private String number(String value, boolean day) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip()).round(DIGITS);
        } catch (NumberFormatException none) {
            return value;
        }
        if (Math.abs((long) number.scale()) > 400 || !day) {
            BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            return Math.abs((long) plain.scale()) > 400 ? value : plain.toPlainString();
        }
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(MOST_DAYS)) > 0) {
            return number.toPlainString();
        }
        int days = number.intValue();
        long seconds = number.subtract(BigDecimal.valueOf(days))
                .multiply(BigDecimal.valueOf(SECONDS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        String time = seconds == 0 || seconds == SECONDS
                ? ""
                : LocalTime.ofSecondOfDay(seconds).toString();
        if (days == 0 && !book.isFrom1904() && !time.isEmpty()) {
            return time;
        }
        LocalDate date =
                book.isFrom1904() ? FIRST_OF_1904.plusDays(days) : FIRST.plusDays(days < NO_DAY ? days + 1L : days);
        return time.isEmpty() ? date.toString() : date + " " + time;
    }

    private String place(int line) {
        return t("Sheet “{0}”, row {1}", name, line);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
