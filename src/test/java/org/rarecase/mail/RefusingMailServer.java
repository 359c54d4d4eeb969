package org.rarecase.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that does not know one of its people, which GreenMail cannot play. */
class RefusingMailServer implements AutoCloseable {

    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final String unknown;

    RefusingMailServer(int port, String unknown) throws IOException {
        this.socket = new ServerSocket(port);
        this.unknown = unknown;
        Thread.ofVirtual().start(this::serve);
    }

    /** The addresses that mails were taken for. */
    List<String> accepted() {
        return accepted;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException closed) {
                // The next one, if there is one.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 ready\r\n");
        out.flush();
        boolean data = false;
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.toUpperCase(Locale.ROOT);
            String reply = "250 ok";
            if (data) {
                if (!line.equals(".")) {
                    continue;
                }
                data = false;
                accepted.add(recipient);
            } else if (word.startsWith("RCPT")) {
                recipient = line.replaceAll(".*<(.*)>.*", "$1");
                reply = recipient.startsWith(unknown + "@") ? "550 5.1.1 unknown here" : "250 ok";
            } else if (word.startsWith("DATA")) {
                data = true;
                reply = "354 go on";
            } else if (word.startsWith("QUIT")) {
                reply = "221 bye";
            }
            out.print(reply + "\r\n");
            out.flush();
            if (word.startsWith("QUIT")) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
