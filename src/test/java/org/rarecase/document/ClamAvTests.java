package org.rarecase.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that speaks as ClamAV's daemon does. */
class ClamAvTests {

    private ServerSocket daemon;

    @BeforeEach
    void open() throws IOException {
        daemon = new ServerSocket(0);
    }

    @AfterEach
    void close() throws IOException {
        daemon.close();
    }

    private DocumentScanner scanner() {
        return new DocumentSettings("localhost:" + daemon.getLocalPort(), Duration.ofSeconds(10)).scanner();
    }

    /** Answers once, and gives what it was sent. */
    private CompletableFuture<byte[]> answering(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = daemon.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                assertThat(in.readNBytes(10)).asString().isEqualTo("zINSTREAM\0");
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.write(in.readNBytes(length));
                }
                socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
                return content.toByteArray();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void theScannerGetsTheWholeFileAndItsWordCounts() {
        byte[] content = new byte[200_001];
        content[200_000] = 7;
        CompletableFuture<byte[]> sent = answering("stream: OK");

        assertThat(scanner().scan(content)).isEqualTo(DocumentScanner.Result.CLEAN);
        assertThat(sent.join()).isEqualTo(content);

        answering("stream: Eicar-Test-Signature FOUND");
        assertThat(scanner().scan(content)).isEqualTo(DocumentScanner.Result.INFECTED);
    }

    @Test
    void whatTheScannerCannotTellIsNeverTakenForClean() throws IOException {
        answering("INSTREAM size limit exceeded. ERROR");
        assertThatThrownBy(() -> scanner().scan(new byte[1]))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("refused it");

        answering("");
        assertThatThrownBy(() -> scanner().scan(new byte[1])).isInstanceOf(FileRefused.class);

        DocumentScanner away = scanner();
        daemon.close();
        assertThatThrownBy(() -> away.scan(new byte[1]))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void withoutASettingNothingIsScannedAndAWrongOneIsRefused() {
        DocumentScanner none = new DocumentSettings(null, Duration.ofSeconds(1)).scanner();
        assertThat(none.isThere()).isFalse();
        assertThat(none.scan(new byte[1])).isEqualTo(DocumentScanner.Result.NOT_SCANNED);

        assertThat(scanner().isThere()).isTrue();
        assertThatThrownBy(() -> new DocumentSettings("localhost", Duration.ofSeconds(1)).scanner())
                .hasMessageContaining("rarecase.documents.clamav");
    }
}
