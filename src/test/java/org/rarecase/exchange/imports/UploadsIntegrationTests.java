package org.rarecase.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.exchange.imports.Import.State;
import org.rarecase.exchange.imports.Uploads.Announced;
import org.rarecase.shared.Refusal;
import org.rarecase.study.Site;

class UploadsIntegrationTests extends ImportScenario {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void anUploadThatBrokeOffGoesOnWhereItEndedIfTheSameFileIsGivenAgain() {
        Site site = registry.site("IUA", "Broken", "IT");
        String investigator = registry.investigatorOf(site);
        byte[] content = large(file(site));
        Announced whole = new Announced("large.ndjson", content.length, 5, 0);
        assertThatThrownBy(() -> receive(investigator, whole, broken(content, 3 * MEGABYTE + 5)))
                .isInstanceOf(UncheckedIOException.class);

        Announced rest = registry.as(investigator, uploads::brokenOff).getFirst();

        assertThat(rest).isEqualTo(new Announced("large.ndjson", content.length, 5, 2 * MEGABYTE));
        long id = receive(
                investigator, rest, new ByteArrayInputStream(content, 2 * MEGABYTE, content.length - 2 * MEGABYTE));
        assertThat(own(investigator, id).state()).isEqualTo(State.RECOGNISED);
        assertThat(own(investigator, id).received()).isEqualTo(content.length);
        assertThat(registry.as(investigator, uploads::brokenOff)).isEmpty();
        check(investigator, id);
        assertThat(own(investigator, id).check().counts().cases()).isEqualTo(1);
    }

    @Test
    void anotherFileOfTheSameNameDoesNotGoOnWithIt() {
        Site site = registry.site("IUB", "Other", "IT");
        String investigator = registry.investigatorOf(site);
        byte[] content = large(file(site));
        Announced whole = new Announced("other.ndjson", content.length, 5, 0);
        assertThatThrownBy(() -> receive(investigator, whole, broken(content, 3 * MEGABYTE)))
                .isInstanceOf(UncheckedIOException.class);
        Announced rest = registry.as(investigator, uploads::brokenOff).getFirst();
        byte[] other = content.clone();
        other[2 * MEGABYTE + 7]++;
        InputStream others = new ByteArrayInputStream(other, 2 * MEGABYTE, other.length - 2 * MEGABYTE);

        assertThatThrownBy(() -> receive(
                        investigator,
                        new Announced(rest.name(), rest.bytes(), 6, rest.from()),
                        InputStream.nullInputStream()))
                .hasMessageStartingWith("No upload of this file broke off there");
        assertThatThrownBy(() -> receive(registry.coordinator(), rest, InputStream.nullInputStream()))
                .as("that of somebody else")
                .hasMessageStartingWith("No upload of this file broke off there");
        assertThatThrownBy(() -> receive(investigator, rest, others))
                .hasMessageStartingWith("This is another file than the one whose upload broke off");
        assertThat(registry.as(investigator, uploads::brokenOff)).isEmpty();
    }

    /** Blank lines at the end, so that it has many parts. */
    private static byte[] large(String file) {
        byte[] content = file.getBytes(StandardCharsets.UTF_8);
        byte[] large = Arrays.copyOf(content, 5 * MEGABYTE);
        Arrays.fill(large, content.length, large.length, (byte) '\n');
        return large;
    }

    private static InputStream broken(byte[] content, int after) {
        return new SequenceInputStream(new ByteArrayInputStream(content, 0, after), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "<script>alert(1)</script>.ndjson", "C:\\cases.ndjson", "=1+1.csv"})
    void aNameIsTextAndNothingElse(String name) {
        Site site = registry.padua();

        long id = upload(registry.anna(), name, file(site).getBytes(StandardCharsets.UTF_8));

        assertThat(own(registry.anna(), id).fileName()).isEqualTo(name);
        assertThat(own(registry.anna(), id).state()).isEqualTo(State.RECOGNISED);
        registry.run(registry.anna(), () -> imports.cancel(id));
    }

    @Test
    void whatCannotBeAFileOfCasesIsNotTakenAndThePersonReadsWhy() {
        String anna = registry.anna();
        int before = registry.as(anna, imports::newest).size();
        byte[] some = {'{'};

        assertRefused("The file is empty. Nothing was uploaded.", () -> upload(anna, "cases.ndjson", new byte[0]));
        assertRefused("The file has no name.", () -> upload(anna, " ", some));
        assertRefused("One line is possible here", () -> upload(anna, "a\nWARN forged line", some));
        assertRefused("At most 200 characters", () -> upload(anna, "n".repeat(201), some));
        assertRefused(
                "The file has 2,049 MB; at most 2,048 MB are taken. Nothing was uploaded.",
                () -> receive(
                        anna, new Announced("huge.zip", (2L << 30) + 1, 1, 0), new ByteArrayInputStream(new byte[0])));
        assertThat(registry.as(anna, imports::newest)).hasSize(before);
    }

    private static void assertRefused(String message, Runnable upload) {
        assertThatThrownBy(upload::run).isInstanceOf(Refusal.class).hasMessageStartingWith(message);
    }

    @Test
    void aFileThatNobodyCanReadIsRefusedAndNotKept() throws IOException {
        String anna = registry.anna();
        String cut = file(registry.padua());
        List<byte[]> files = List.of(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1},
                zip("inner.zip", zip("cases.ndjson", cut.getBytes(StandardCharsets.UTF_8))),
                zip("../../escaped.ndjson", cut.getBytes(StandardCharsets.UTF_8)),
                zip("bomb.ndjson", new byte[80 * MEGABYTE]));

        for (byte[] file : files) {
            long id = upload(anna, "cases.ndjson", file);

            Import refused = own(anna, id);
            assertThat(refused.state()).isEqualTo(State.REFUSED);
            assertThat(refused.message()).isNotBlank();
            assertThat(parts(id)).isZero();
        }
    }

    @Test
    void aFileThatWasCutIsToldWhenItIsCheckedAndItsReadingCanBeCorrected() {
        String anna = registry.anna();
        String file = file(registry.padua());
        long id = upload(anna, file.substring(0, file.lastIndexOf("{\"cases\"")));

        registry.run(anna, () -> imports.check(id));
        work();

        assertThat(own(anna, id).state()).isEqualTo(State.RECOGNISED);
        assertThat(own(anna, id).message()).startsWith("The file was cut after line");
        registry.run(anna, () -> imports.cancel(id));
    }

    @Test
    void aZippedFileIsReadAsItWouldBeUnzipped() throws IOException {
        Site site = registry.site("IUZ", "Zipped", "IT");
        String investigator = registry.investigatorOf(site);
        byte[] zipped = zip("cases.ndjson", file(site).getBytes(StandardCharsets.UTF_8));

        long id = upload(investigator, "cases.zip", zipped);
        check(investigator, id);

        assertThat(own(investigator, id).check().counts().cases()).isEqualTo(1);
        assertThat(own(investigator, id).check().counts().changesNothing()).isTrue();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
