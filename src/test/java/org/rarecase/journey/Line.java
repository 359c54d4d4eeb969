package org.rarecase.journey;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The line between a browser and the server, which can be cut and mended, or keep to itself what the server answers. */
final class Line implements AutoCloseable {

    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private final ReentrantLock answers = new ReentrantLock();
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

    /** Until it is over the browser hears nothing; what it sends arrives. */
    void unheard(Runnable meanwhile) {
        answers.lock();
        try {
            meanwhile.run();
        } finally {
            answers.unlock();
        }
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
        carry(browser, onward.getOutputStream(), onward);
        carry(onward, held(browser.getOutputStream()), browser);
    }

    private OutputStream held(OutputStream answered) {
        return new FilterOutputStream(answered) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                answers.lock();
                try {
                    out.write(bytes, from, length);
                } finally {
                    answers.unlock();
                }
            }
        };
    }

    private void carry(Socket from, OutputStream onward, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(onward);
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
