package org.rarecase.exchange.sas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads transport files after their description, byte by byte; knows nothing of the writer. */
final class XptReader {

    record Column(String name, boolean text, int width, String label, String format, int place) {}

    final String member;
    final List<Column> columns = new ArrayList<>();
    final List<Map<String, Object>> lines = new ArrayList<>();

    private final ByteBuffer in;

    XptReader(byte[] file) {
        in = ByteBuffer.wrap(file);
        if (file.length % 80 != 0) {
            throw new AssertionError("Not whole records");
        }
        header("LIBRARY HEADER RECORD");
        record();
        record();
        String members = header("MEMBER  HEADER RECORD");
        if (!members.endsWith("1600000000140  ")) {
            throw new AssertionError(members);
        }
        header("DSCRPTR HEADER RECORD");
        member = record().substring(8, 16).strip();
        record();
        int count = Integer.parseInt(header("NAMESTR HEADER RECORD").substring(54, 58));
        int begin = in.position();
        for (int i = 0; i < count; i++) {
            column();
        }
        in.position(begin + (140 * count + 79) / 80 * 80);
        header("OBS     HEADER RECORD");
        int width = columns.stream().mapToInt(Column::width).sum();
        while (in.remaining() >= width && !rest().isBlank()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (Column column : columns) {
                cells.put(column.name(), column.text() ? text(column.width()).stripTrailing() : number());
            }
            lines.add(cells);
        }
        if (in.remaining() >= 80) {
            throw new AssertionError("Something is behind the last line");
        }
    }

    private void column() {
        int begin = in.position();
        int type = in.getShort();
        in.getShort();
        int width = in.getShort();
        in.getShort();
        String name = text(8).strip();
        String label = text(40).stripTrailing();
        String format = text(8).strip();
        in.position(begin + 84);
        int place = in.getInt();
        in.position(begin + 140);
        columns.add(new Column(name, type == 2, width, label, format, place));
    }

    /** A number, exactly; or {@code .}, {@code .A} to {@code .Z}. */
    private Object number() {
        byte[] bytes = new byte[8];
        in.get(bytes);
        boolean rest = false;
        for (int i = 1; i < 8; i++) {
            rest |= bytes[i] != 0;
        }
        if (!rest && bytes[0] != 0) {
            return bytes[0] == '.' ? "." : "." + (char) bytes[0];
        }
        int power = (bytes[0] & 0x7f) - 64;
        bytes[0] = 0;
        BigDecimal fraction = new BigDecimal(new BigInteger(bytes)).divide(new BigDecimal(BigInteger.TWO.pow(56)));
        BigDecimal sixteen = BigDecimal.valueOf(16);
        BigDecimal size = power >= 0
                ? fraction.multiply(sixteen.pow(power))
                : fraction.divide(sixteen.pow(-power), new MathContext(200));
        return (in.get(in.position() - 8) < 0 ? size.negate() : size).doubleValue();
    }

    private String rest() {
        byte[] rest = new byte[Math.min(80, in.remaining())];
        in.get(in.position(), rest);
        return new String(rest, StandardCharsets.ISO_8859_1);
    }

    private String header(String name) {
        String record = record();
        if (!record.startsWith("HEADER RECORD*******" + name + "!!!!!!!")) {
            throw new AssertionError("Not " + name + " but " + record);
        }
        return record;
    }

    private String record() {
        return text(80);
    }

    private String text(int bytes) {
        byte[] read = new byte[bytes];
        in.get(read);
        return new String(read, StandardCharsets.UTF_8);
    }
}
