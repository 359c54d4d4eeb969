package org.rarecase.exchange.sas;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.table.CellType;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Spool;
import org.rarecase.exchange.table.Utf8;
import org.rarecase.form.NullFlavour;

/**
 * Writes a table as a transport file. Source: SAS Technical Support TS-140, "The Record Layout of a Data Set in SAS
 * Transport (XPORT) Format". All stands in records of 80 bytes, numbers have the largest byte first.
 */
final class XptFile {

    /** Bytes of a text; a longer one stands whole in the CSV set only. */
    static final int LONGEST_TEXT = 200;

    private static final int RECORD = 80;
    private static final int LABEL = 40;
    private static final int NAME = 8;
    private static final int DESCRIPTION = 140;
    private static final LocalDate EPOCH = LocalDate.of(1960, 1, 1);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("ddMMMyy:HH:mm:ss", Locale.ENGLISH);

    /** @param width bytes of a text, 8 of a number */
    private record Variable(Column column, String name, boolean text, int width, String format, int formatWidth) {}

    private final Spool spool;
    private final String member;
    private final String stamp;
    private final List<Variable> variables = new ArrayList<>();

    XptFile(Spool spool, String member, ShortNames names, Instant asOf) {
        this.spool = spool;
        this.member = member.toUpperCase(Locale.ROOT);
        this.stamp = STAMP.format(asOf.atOffset(ZoneOffset.UTC)).toUpperCase(Locale.ROOT);
        for (int i = 0; i < spool.table().columns().size(); i++) {
            Column column = spool.table().columns().get(i);
            String name = names.of(column.name()).toUpperCase(Locale.ROOT);
            variables.add(variable(column, name, spool.measure(i)));
        }
    }

    private static Variable variable(Column column, String name, Spool.Measure measure) {
        return switch (column.type()) {
            case TEXT -> new Variable(column, name, true, Math.clamp(measure.widest(), 1, LONGEST_TEXT), "", 0);
            case CODE -> {
                int widest = column.numbers().codes().stream()
                        .mapToInt(each -> Utf8.bytes(each.code()).length)
                        .max()
                        .orElse(1);
                yield new Variable(column, name, true, Math.min(widest, LONGEST_TEXT), "", 0);
            }
            case NUMBER -> new Variable(column, name, false, 8, "BEST", 12);
            case DATE -> new Variable(column, name, false, 8, "YYMMDD", 10);
            case TIME -> new Variable(column, name, false, 8, "TIME", 5);
            case MOMENT -> new Variable(column, name, false, 8, "DATETIME", 19);
        };
    }

    void write(OutputStream out) throws IOException {
        DataOutputStream to = new DataOutputStream(out);
        header(to, "LIBRARY HEADER RECORD", "0".repeat(30));
        fixed(to, "SAS     SAS     SASLIB  9.4     RARECASE", RECORD - stamp.length());
        fixed(to, stamp, stamp.length());
        fixed(to, stamp, RECORD);
        header(to, "MEMBER  HEADER RECORD", "0".repeat(17) + "1600000000140");
        header(to, "DSCRPTR HEADER RECORD", "0".repeat(30));
        fixed(to, "SAS     " + padded(member) + "SASDATA 9.4     RARECASE", RECORD - stamp.length());
        fixed(to, stamp, stamp.length());
        fixed(to, stamp, 32);
        fixed(to, Utf8.cut(spool.table().title(), LABEL), LABEL + NAME);
        header(to, "NAMESTR HEADER RECORD", "000000%04d%020d".formatted(variables.size(), 0));
        descriptions(to);
        header(to, "OBS     HEADER RECORD", "0".repeat(30));
        spool.read((line, cells) -> {
            for (int i = 0; i < variables.size(); i++) {
                cell(to, variables.get(i), cells.get(i));
            }
        });
        fill(to, variables.stream().mapToLong(Variable::width).sum() * spool.lines());
        to.flush();
    }

    private void descriptions(DataOutputStream to) throws IOException {
        int place = 0;
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            to.writeShort(variable.text() ? 2 : 1);
            to.writeShort(0);
            to.writeShort(variable.width());
            to.writeShort(i + 1);
            fixed(to, variable.name(), NAME);
            fixed(to, Utf8.cut(label(variable), LABEL), LABEL);
            fixed(to, variable.format(), NAME);
            to.writeShort(variable.formatWidth());
            to.writeShort(0);
            to.writeShort(0);
            to.writeShort(0);
            fixed(to, "", NAME);
            to.writeShort(0);
            to.writeShort(0);
            to.writeInt(place);
            to.write(new byte[52]);
            place += variable.width();
        }
        fill(to, (long) DESCRIPTION * variables.size());
    }

    /** With the full name before it, where it had to be shortened; told where texts may be cut. */
    private static String label(Variable variable) {
        Column column = variable.column();
        String name = variable.name().equalsIgnoreCase(column.name()) ? "" : column.name() + ": ";
        String cut = mayBeCut(column) ? "[begin] " : "";
        return cut + name + column.label();
    }

    private static boolean mayBeCut(Column column) {
        return column.type() == CellType.TEXT && column.mostBytes() > LONGEST_TEXT;
    }

    private static void cell(DataOutputStream to, Variable variable, @Nullable Object cell) throws IOException {
        if (!variable.text()) {
            to.writeLong(number(cell));
        } else if (cell instanceof Integer code) {
            fixed(to, Utf8.cut(variable.column().numbers().code(code), variable.width()), variable.width());
        } else {
            fixed(to, cell instanceof String text ? Utf8.cut(text, variable.width()) : "", variable.width());
        }
    }

    private static long number(@Nullable Object cell) {
        return switch (cell) {
            case null -> IbmFloat.missing(null);
            case NullFlavour flavour -> IbmFloat.missing(flavour);
            case BigDecimal number -> IbmFloat.of(number.doubleValue());
            case LocalDate date -> IbmFloat.of(date.toEpochDay() - EPOCH.toEpochDay());
            case LocalTime time -> IbmFloat.of(time.toSecondOfDay());
            case LocalDateTime moment ->
                IbmFloat.of(moment.toEpochSecond(ZoneOffset.UTC) - (double) EPOCH.toEpochDay() * 86_400);
            default -> throw new IllegalArgumentException("No number: " + cell);
        };
    }

    private static void header(DataOutputStream to, String name, String rest) throws IOException {
        fixed(to, "HEADER RECORD*******" + name + "!!!!!!!" + rest, RECORD);
    }

    private static String padded(String text) {
        return text + " ".repeat(NAME - text.length());
    }

    /** With blanks behind it. */
    private static void fixed(DataOutputStream to, String text, int width) throws IOException {
        byte[] bytes = Utf8.bytes(text);
        to.write(bytes);
        for (int i = bytes.length; i < width; i++) {
            to.write(' ');
        }
    }

    private static void fill(DataOutputStream to, long written) throws IOException {
        fixed(to, "", (int) ((RECORD - written % RECORD) % RECORD));
    }
}
