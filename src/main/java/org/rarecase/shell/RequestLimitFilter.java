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
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose body no page would send, before anything of it is in memory. Files come another way and are
 * limited by the item that takes them. Who is refused is told by {@link TooLargeRequest}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLimitFilter extends OncePerRequestFilter {

    /** A pasted table of a million characters fits, whatever its letters. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(RequestLimitFilter.class);
    /** Of pages, and of the command line; what takes them has its own limit, and keeps a part in memory at a time. */
    private static final List<String> UPLOADS = List.of("/VAADIN/dynamic/", "/command/imports");

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
        // Who announces no length, or is refused only by the page, is counted while it is read.
        chain.doFilter(bytes < 0 || bytes > MOST_BYTES ? new Counted(request) : request, response);
    }

    private static final class Counted extends HttpServletRequestWrapper {

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

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
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
