package org.rarecase.shell;

import java.util.Map;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.rarecase.ui.StaticFiles;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Says the headers of {@link ResponseHeaders} before a request is looked at: one that cannot be read is answered by the
 * server itself, and no filter sees it. Also which answers the server may compress.
 */
@Component
class HeadersFromTheStart implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final Map<String, String> headers;

    HeadersFromTheStart(TransportSettings settings) {
        headers = ResponseHeaders.headers(settings.isSecure());
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addConnectorCustomizers(connector -> connector.addLifecycleListener(event -> {
            // Before that the connector has no adapter, and after it somebody may already call.
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                precede(connector);
            }
        }));
    }

    private void precede(Connector connector) {
        var protocol = connector.getProtocolHandler();
        protocol.setAdapter(new Preceded(protocol.getAdapter(), headers));
    }

    /** The server's own way into the application, with headers said first. */
    private record Preceded(Adapter server, Map<String, String> headers) implements Adapter {

        @Override
        public void service(Request request, Response response) throws Exception {
            headers.forEach(response::setHeader);
            if (!mayBeCompressed(request)) {
                request.getMimeHeaders().removeHeader(HttpHeaders.ACCEPT_ENCODING);
            }
            server.service(request, response);
        }

        /**
         * The length of a compressed answer tells what it holds to who can shape a part of it (the attack BREACH). Pages hold
         * the token against forged requests, and anybody may lead a browser to their addresses; a request that is posted
         * needs that token, and files hold no secret.
         */
        private static boolean mayBeCompressed(Request request) {
            return request.getMethod().equals("POST")
                    || request.queryString().isNull()
                            && StaticFiles.isAddress(request.requestURI().toString());
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return server.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
            return server.asyncDispatch(request, response, event);
        }

        @Override
        public void log(Request request, Response response, long time) {
            server.log(request, response, time);
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            server.checkRecycled(request, response);
        }

        @Override
        public String getDomain() {
            return server.getDomain();
        }
    }
}
