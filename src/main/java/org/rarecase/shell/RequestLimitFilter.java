package org.rarecase.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose body no page would send, or so slowly, before anything of it is in memory. Files come another way and are
 * limited by the item that takes them. Who is refused is told by {@link TooLargeRequest}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLimitFilter extends OncePerRequestFilter {

    /** A pasted table of a million characters fits, whatever its letters. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    /** How long a body may take whatever its length, and how many bytes a second it has to bring after that. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final int LEAST_BYTES_A_SECOND = 256;

    private static final Logger log = LoggerFactory.getLogger(RequestLimitFilter.class);
    /** Of pages, and of the command line; what takes them has its own limit, and keeps a part in memory at a time. */
    private static final List<String> UPLOADS = List.of("/VAADIN/dynamic/", "/command/imports");

    private final Clock clock;

    RequestLimitFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UPLOADS.stream().anyMatch(path -> request.getRequestURI().startsWith(request.getContextPath() + path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long bytes = request.getContentLengthLong();
        if (bytes > MOST_BYTES) {
            log.warn("A request of {} bytes was refused", bytes);
            if (!TooLargeRequest.isOfOpenPage(request)) {
                TooLargeRequest.answerWithPage(request, response);
                return;
            }
        }
        // Who announces no length, is refused only by the page or keeps a thread waiting, is counted while it is read.
        chain.doFilter(bytes == 0 ? request : new Counted(request), response);
    }

    private final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final Instant begun = clock.instant();
        private long bytes;

        CountedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = body.read(buffer, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            bytes += read;
            if (bytes > MOST_BYTES) {
                throw new IOException("request-too-large");
            }
            long more = Duration.between(begun, clock.instant()).minus(PATIENCE).toSeconds();
            if (more > 0 && bytes < more * LEAST_BYTES_A_SECOND) {
                log.warn("A request was given up: {} bytes in {} seconds", bytes, more + PATIENCE.toSeconds());
                // As of a browser that went away: nobody waits for an answer.
                throw new ClientAbortException("request-too-slow");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
