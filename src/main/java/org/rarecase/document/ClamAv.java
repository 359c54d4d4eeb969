package org.rarecase.document;

import static org.rarecase.shared.Messages.t;

import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks ClamAV's daemon by its command INSTREAM (clamd(8)). What it cannot look at is refused, and never taken for clean. */
final class ClamAv implements DocumentScanner {

    private static final Logger log = LoggerFactory.getLogger(ClamAv.class);
    private static final int CHUNK = 1 << 16;
    private static final int MOST_BYTES_OF_ANSWER = 1000;

    private final String host;
    private final int port;
    private final Duration patience;

    ClamAv(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Result scan(byte[] content) {
        String answer = ask(content);
        if (answer.equals("stream: OK")) {
            return Result.CLEAN;
        }
        log.warn("ClamAV said of a file: {}", answer);
        if (answer.endsWith(" FOUND")) {
            return Result.INFECTED;
        }
        throw new FileRefused(t(
                "The file could not be checked for harmful content: the scanner refused it. Tell the administrator."));
    }

    private String ask(byte[] content) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            ByteArrayInputStream in = new ByteArrayInputStream(content);
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                out.writeInt(chunk.length);
                out.write(chunk);
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(MOST_BYTES_OF_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        } catch (IOException e) {
            log.warn("ClamAV at {}:{} does not answer: {}", host, port, e.getMessage());
            throw new FileRefused(t("The file could not be checked for harmful content: the scanner does not answer."
                    + " Try again in a few minutes; if it stays so, tell the administrator."));
        }
    }
}
