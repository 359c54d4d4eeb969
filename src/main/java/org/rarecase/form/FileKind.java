package org.rarecase.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Kinds of files that an item may accept. What a file is, is told by how it begins, never by its name. */
public enum FileKind {
    PDF("application/pdf", 0, List.of("pdf"), ascii("%PDF-")),
    PNG("image/png", 0, List.of("png"), hex("89504e470d0a1a0a")),
    JPG("image/jpeg", 0, List.of("jpg", "jpeg"), hex("ffd8ff")),
    /** An image of radiology, with the preamble that files of the standard have. */
    DCM("application/dicom", 128, List.of("dcm"), ascii("DICM")),
    ZIP("application/zip", 0, List.of("zip"), hex("504b0304"), hex("504b0506")),
    TIFF("image/tiff", 0, List.of("tif", "tiff"), hex("49492a00"), hex("4d4d002a"), hex("49492b00")),
    /** A scanned slide, which is a TIFF. */
    SVS("image/tiff", 0, List.of("svs"), hex("49492a00"), hex("49492b00"));

    private final String mediaType;
    private final int offset;
    private final List<String> endings;
    private final List<byte[]> beginnings;

    FileKind(String mediaType, int offset, List<String> endings, byte[]... beginnings) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.endings = endings;
        this.beginnings = List.of(beginnings);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    public static FileKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether a file that begins like this can be of this kind. */
    public boolean fits(byte[] content) {
        return beginnings.stream()
                .anyMatch(mark -> content.length >= offset + mark.length
                        && Arrays.equals(content, offset, offset + mark.length, mark, 0, mark.length));
    }

    public String mediaType() {
        return mediaType;
    }

    /** Endings of file names, with their point. */
    public List<String> endings() {
        return endings.stream().map(ending -> "." + ending).toList();
    }
}
