package org.rarecase.shell;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Works on so many requests of one address at a time and no more. A request that is sent by half keeps a thread waiting, and
 * one client that sends enough of them would keep everybody out. A page that is refused so asks again by itself.
 */
class RequestsPerAddress extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(RequestsPerAddress.class);

    private final int most;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    RequestsPerAddress(int most) {
        super(true);
        this.most = most;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String address = request.getRemoteAddr();
        int now = underWay.compute(address, (key, count) -> {
                    AtomicInteger counted = count == null ? new AtomicInteger() : count;
                    counted.incrementAndGet();
                    return counted;
                })
                .get();
        try {
            if (now > most) {
                if (now == most + 1) {
                    log.warn("Requests of {} are refused: {} are under way", address, most);
                }
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                response.setHeader(HttpHeaders.CONNECTION, "close");
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            } else {
                getNext().invoke(request, response);
            }
        } finally {
            underWay.computeIfPresent(address, (key, count) -> count.decrementAndGet() == 0 ? null : count);
        }
    }
}
