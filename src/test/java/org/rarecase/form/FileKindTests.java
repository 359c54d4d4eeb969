package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileKindTests {

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static FileLimits limits(FileKind... kinds) {
        return new FileLimits(Set.of(kinds), 20);
    }

    @Test
    void aFileIsWhatItBeginsLike() {
        FileLimits all = new FileLimits(EnumSet.allOf(FileKind.class), 20);

        assertThat(all.kindOf(text("%PDF-1.7 …"))).contains(FileKind.PDF);
        assertThat(all.kindOf(text("\u0089PNG\r\n\u001a\n…"))).contains(FileKind.PNG);
        assertThat(all.kindOf(text("\u00ff\u00d8\u00ff\u00e0"))).contains(FileKind.JPG);
        assertThat(all.kindOf(text("\0".repeat(128) + "DICM"))).contains(FileKind.DCM);
        assertThat(all.kindOf(text("PK\u0003\u0004"))).contains(FileKind.ZIP);
        assertThat(all.kindOf(text("II*\0"))).contains(FileKind.TIFF);
        assertThat(limits(FileKind.SVS).kindOf(text("II*\0"))).contains(FileKind.SVS);
    }

    @Test
    void anythingElseIsNone() {
        FileLimits all = new FileLimits(EnumSet.allOf(FileKind.class), 20);

        for (String content : new String[] {"", "%PD", "<html>", "MZ\u0090\0", "DICM", " %PDF-", "<?xml version"}) {
            assertThat(all.kindOf(text(content))).as(content).isEmpty();
        }
        assertThat(limits(FileKind.PDF).kindOf(text("PK\u0003\u0004"))).isEmpty();
    }

    @Test
    void withoutAWordPdfPngAndJpgOfTwentyMegabytesAreAccepted() {
        Item.File item = (Item.File) FormFiles.with("form", "- {item: a, type: file, label: {en: A}}")
                .load()
                .form(new FormKey("form"))
                .find("a")
                .orElseThrow();
        FileLimits limits = item.limits();

        assertThat(limits.accept()).containsExactlyInAnyOrder(FileKind.PDF, FileKind.PNG, FileKind.JPG);
        assertThat(limits.maxBytes()).isEqualTo(20_000_000);
    }
}
