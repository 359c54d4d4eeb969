package org.rarecase.exchange.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.WorkFiles;
import org.rarecase.form.NullFlavour;

/**
 * The lines of a table until all are there: formats that tell at their head how many lines follow and how wide texts are
 * read them from here. They wait in a file without a name, so that nothing stays behind whatever happens to the server.
 */
public final class Spool implements Closeable {

    private static final NullFlavour[] FLAVOURS = NullFlavour.values();

    private final Table table;
    private final Measure[] measures;
    private @Nullable FileChannel file;
    private @Nullable DataOutputStream out;
    private long lines;

    /** What is known of a column when all lines are there. */
    public static final class Measure {

        private int widest;
        private long texts;
        private long bytes;
        private boolean flagged;

        /** Bytes of UTF-8 of the longest text. */
        public int widest() {
            return widest;
        }

        /** Texts that are not empty. */
        public long texts() {
            return texts;
        }

        /** Of all of them. */
        public long bytes() {
            return bytes;
        }

        /** Whether a number stands among those that mean no value in programs that know no other way. */
        public boolean hasNumberForMissing() {
            return flagged;
        }
    }

    /** Takes a line. */
    public interface Reader {
        void line(long number, List<@Nullable Object> cells) throws IOException;
    }

    Spool(Table table) {
        this.table = table;
        this.measures = table.columns().stream().map(column -> new Measure()).toArray(Measure[]::new);
    }

    public Table table() {
        return table;
    }

    public long lines() {
        return lines;
    }

    public Measure measure(int column) {
        return measures[column];
    }

    void write(List<@Nullable Object> cells) throws IOException {
        DataOutputStream to = out == null ? open() : out;
        for (int i = 0; i < measures.length; i++) {
            write(to, cells.get(i), measures[i]);
        }
        lines++;
    }

    private DataOutputStream open() throws IOException {
        Path path = WorkFiles.file();
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        Files.deleteIfExists(path);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 14));
        return out;
    }

    private static void write(DataOutputStream to, @Nullable Object cell, Measure measure) throws IOException {
        switch (cell) {
            case null -> to.writeByte('0');
            case NullFlavour flavour -> {
                to.writeByte('w');
                to.writeByte(flavour.ordinal());
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                to.writeByte('s');
                text(to, bytes);
                measure.widest = Math.max(measure.widest, bytes.length);
                measure.texts += bytes.length == 0 ? 0 : 1;
                measure.bytes += bytes.length;
            }
            case BigDecimal number -> {
                to.writeByte('n');
                text(to, number.toString().getBytes(StandardCharsets.UTF_8));
                measure.flagged |= Missing.isNumberForMissing(number);
            }
            case LocalDate date -> {
                to.writeByte('d');
                to.writeLong(date.toEpochDay());
            }
            case LocalTime time -> {
                to.writeByte('t');
                to.writeLong(time.toNanoOfDay());
            }
            case LocalDateTime moment -> {
                to.writeByte('m');
                to.writeLong(moment.toEpochSecond(ZoneOffset.UTC));
                to.writeInt(moment.getNano());
            }
            case Integer code -> {
                to.writeByte('c');
                to.writeInt(code);
            }
            default -> throw new IllegalArgumentException("No cell: " + cell);
        }
    }

    private static void text(DataOutputStream to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /** Gives all lines, the first as number 1; as often as it is asked. */
    public void read(Reader reader) throws IOException {
        if (file == null || out == null) {
            return;
        }
        out.flush();
        DataInputStream from =
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(file.position(0)), 1 << 16));
        for (long number = 1; number <= lines; number++) {
            List<@Nullable Object> cells = new ArrayList<>(measures.length);
            for (int i = 0; i < measures.length; i++) {
                cells.add(cell(from));
            }
            reader.line(number, cells);
        }
        file.position(file.size());
    }

    private static @Nullable Object cell(DataInputStream from) throws IOException {
        byte kind = from.readByte();
        return switch (kind) {
            case '0' -> null;
            case 'w' -> FLAVOURS[from.readByte()];
            case 's' -> text(from);
            case 'n' -> new BigDecimal(text(from));
            case 'd' -> LocalDate.ofEpochDay(from.readLong());
            case 't' -> LocalTime.ofNanoOfDay(from.readLong());
            case 'm' -> LocalDateTime.ofEpochSecond(from.readLong(), from.readInt(), ZoneOffset.UTC);
            case 'c' -> from.readInt();
            default -> throw new IllegalStateException("No kind of cell: " + kind);
        };
    }

    private static String text(DataInputStream from) throws IOException {
        return new String(from.readNBytes(from.readInt()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
