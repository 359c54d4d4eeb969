package org.rarecase.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between a browser and the server, which can be cut and mended. */
final class Line implements AutoCloseable {

    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket listening;

    Line(int server) throws IOException {
        this.server = server;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    int port() {
        return port;
    }

    void cut() throws IOException {
        listening.close();
        open.forEach(Line::hangUp);
    }

    void mend() throws IOException {
        listening = listen(port);
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    join(socket, socket.accept());
                } catch (IOException cut) {
                    // Then nobody is let in until it is mended.
                }
            }
        });
        return socket;
    }

    private void join(ServerSocket at, Socket browser) throws IOException {
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(browser);
        open.add(onward);
        if (at.isClosed()) {
            open.forEach(Line::hangUp);
        }
        carry(browser, onward);
        carry(onward, browser);
    }

    private void carry(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException hungUp) {
                // One side has ended; the other ends with it.
            } finally {
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
