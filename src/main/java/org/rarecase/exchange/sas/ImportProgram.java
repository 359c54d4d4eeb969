package org.rarecase.exchange.sas;

import java.util.List;
import java.util.Set;
import org.rarecase.exchange.table.CellType;
import org.rarecase.exchange.table.CodeLists;
import org.rarecase.exchange.table.CodeNumbers;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.Missing;
import org.rarecase.exchange.table.ShortNames;
import org.rarecase.exchange.table.Table;
import org.rarecase.exchange.table.Utf8;
import org.rarecase.form.NullFlavour;

/** The program {@code import.sas}: reads the CSV set with names of 32 characters, whole texts, labels and formats. */
final class ImportProgram {

    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_FORMAT = 28;
    private static final int TELLING_DIGITS = 6;
    private static final int LONGEST_LABEL = 256;
    private static final int LONGEST_TEXT = 32767;

    private static final String HEAD = """
            /* Reads the tables of this export. Say first where it is, in a session with UTF-8. */
            %let folder = .;

            /* SAS ends a line at each line break: those in texts wait as carriage returns until the line is read. */
            %macro rc_open(file);
              filename rc temp;
              data _null_;
                infile "&folder/&file" recfm=n;
                file rc recfm=n;
                retain quoted 0;
                input sign $char1.;
                if sign = '"' then quoted = 1 - quoted;
                if quoted and sign = '0A'x then sign = '0D'x;
                put sign $char1.;
              run;
            %mend;

            """;

    private final List<Table> tables;
    private final CodeLists lists;
    private final ShortNames datasets;
    private final ShortNames formats;
    private final StringBuilder program = new StringBuilder();

    ImportProgram(List<Table> tables) {
        this.tables = tables;
        this.lists = new CodeLists(tables);
        this.datasets = shortened(tables.stream().map(Table::name).toList(), LONGEST_NAME);
        this.formats = shortened(lists.all().stream().map(lists::name).toList(), LONGEST_FORMAT);
    }

    private static ShortNames shortened(List<String> names, int most) {
        return new ShortNames(names, most, TELLING_DIGITS, Set.of());
    }

    String text() {
        program.append(HEAD).append("proc format;\n");
        for (CodeNumbers codes : lists.all()) {
            program.append("  value ").append(format(codes)).append('\n');
            codes.codes()
                    .forEach(each -> program.append("    ")
                            .append(quoted(each.code()))
                            .append(" = ")
                            .append(quoted(each.label()))
                            .append('\n'));
            program.append("  ;\n");
        }
        program.append("run;\n");
        tables.forEach(this::table);
        return program.toString();
    }

    /** Ends with an underscore: it may not end with a digit. */
    private String format(CodeNumbers codes) {
        return "$" + formats.of(lists.name(codes)) + "_";
    }

    private void table(Table table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.name().contains("__is_"))
                .toList();
        ShortNames names = shortened(columns.stream().map(Column::name).toList(), LONGEST_NAME);
        String file = (isOfCase(table) ? "" : "data/") + table.name() + ".csv";
        program.append("\n%rc_open(").append(file).append(");\ndata ").append(datasets.of(table.name()));
        program.append(" (label=").append(quoted(table.title())).append(");\n");
        program.append("  infile rc dsd dlm=',' firstobs=2 lrecl=8388608 truncover termstr=lf encoding='utf-8';\n");
        for (Column column : columns) {
            declare(column, names.of(column.name()));
        }
        program.append("  input\n");
        columns.forEach(column -> program.append("    ")
                .append(names.of(column.name()))
                .append(informat(column))
                .append('\n'));
        program.append("  ;\n");
        columns.forEach(column -> flavours(column, names));
        program.append("  array texts _character_;\n")
                .append("  do over texts; texts = translate(texts, '0A'x, '0D'x); end;\n")
                .append("run;\n");
    }

    private static boolean isOfCase(Table table) {
        return table.name().equals("cases") || table.name().equals("visits");
    }

    private void declare(Column column, String name) {
        String length = isText(column) ? "$" + bytes(column) : "8";
        program.append("  attrib ").append(name).append(" length=").append(length);
        program.append(" label=").append(quoted(Utf8.cut(column.label(), LONGEST_LABEL)));
        switch (column.type()) {
            case CODE ->
                program.append(" format=").append(format(column.numbers())).append('.');
            case DATE -> program.append(" format=yymmdd10.");
            case TIME -> program.append(" format=time5.");
            case MOMENT -> program.append(" format=e8601dz20.");
            default -> {}
        }
        program.append(";\n");
    }

    private static boolean isText(Column column) {
        return column.type() == CellType.TEXT || column.type() == CellType.CODE;
    }

    private static int bytes(Column column) {
        int bytes = column.type() == CellType.TEXT
                ? column.mostBytes()
                : column.numbers().codes().stream()
                        .mapToInt(each -> Utf8.bytes(each.code()).length)
                        .max()
                        .orElse(1);
        return Math.clamp(bytes, 1, LONGEST_TEXT);
    }

    private static String informat(Column column) {
        return switch (column.type()) {
            case TEXT, CODE -> " :$" + bytes(column) + ".";
            case NUMBER -> " :best32.";
            case DATE -> " :yymmdd10.";
            case TIME -> " :time5.";
            case MOMENT -> " :e8601dz32.";
        };
    }

    /** Numbers and dates say why they have no value. */
    private void flavours(Column column, ShortNames names) {
        if (!column.tellsWhy() || isText(column) || column.item() == null) {
            return;
        }
        String name = names.of(column.name());
        program.append("  select (")
                .append(names.of(column.item().key() + "__why"))
                .append(");\n");
        for (NullFlavour flavour : NullFlavour.values()) {
            program.append("    when (")
                    .append(quoted(flavour.code()))
                    .append(") ")
                    .append(name)
                    .append(" = .");
            program.append(Character.toUpperCase(Missing.letter(flavour))).append(";\n");
        }
        program.append("    otherwise;\n  end;\n");
    }

    /** In single quotes no macro is looked for. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''").replace('\n', ' ') + "'";
    }
}
