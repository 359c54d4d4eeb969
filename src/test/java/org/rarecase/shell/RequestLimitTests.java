package org.rarecase.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestLimitTests {

    private final SettableClock clock = new SettableClock();
    private final RequestLimitFilter filter = new RequestLimitFilter(clock);
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void aBodyThatNoPageSendsIsRefusedBeforeItIsRead() throws Exception {
        MockHttpServletRequest request = post("/", new byte[RequestLimitFilter.MOST_BYTES + 1]);

        filter.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(chain.getRequest()).isNull();
        assertThat(response.getContentAsString())
                .contains("That was too much at once", "everything that was saved before is kept", "send it in parts");
    }

    @Test
    void theRefusalSpeaksTheLanguageOfTheBrowser() throws Exception {
        MockHttpServletRequest request = post("/login", new byte[RequestLimitFilter.MOST_BYTES + 1]);
        request.addHeader("Accept-Language", "de-AT,en;q=0.5");

        filter.doFilter(request, response, chain);

        assertThat(response.getContentAsString()).contains("lang=\"de\"", "Das war zu viel auf einmal");
    }

    @Test
    void whatAnOpenPageSentIsLeftToThePageAndStillNotRead() throws Exception {
        MockHttpServletRequest request = post("/", new byte[RequestLimitFilter.MOST_BYTES + 1]);
        request.setQueryString("v-r=uidl&v-uiId=0");

        filter.doFilter(request, response, chain);

        assertThatThrownBy(() -> chain.getRequest().getInputStream().readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoAnnouncesNoLengthIsCounted() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[RequestLimitFilter.MOST_BYTES + 1]);

        filter.doFilter(request, response, chain);

        assertThatThrownBy(() -> chain.getRequest().getInputStream().readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too-large");
    }

    @Test
    void aBodyThatComesTooSlowlyIsGivenUp() throws Exception {
        filter.doFilter(post("/", new byte[1000]), response, chain);
        ServletInputStream body = chain.getRequest().getInputStream();

        clock.advance(RequestLimitFilter.PATIENCE);
        assertThat(body.read()).isZero();
        clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(body::read)
                .satisfies(thrown -> assertThat(BrokenConnection.causes(thrown)).isTrue());
    }

    @Test
    void aSlowLineThatGoesOnSendingIsWaitedFor() throws Exception {
        filter.doFilter(post("/", new byte[RequestLimitFilter.MOST_BYTES]), response, chain);
        ServletInputStream body = chain.getRequest().getInputStream();
        clock.advance(RequestLimitFilter.PATIENCE);

        for (int second = 0; second < 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(body.readNBytes(RequestLimitFilter.LEAST_BYTES_A_SECOND)).hasSize(256);
        }
    }

    @Test
    void whatAPageSendsAndFilesPass() throws Exception {
        filter.doFilter(post("/", new byte[RequestLimitFilter.MOST_BYTES]), response, chain);
        assertThat(chain.getRequest()).isNotNull();

        MockFilterChain second = new MockFilterChain();
        filter.doFilter(
                post("/VAADIN/dynamic/resource/1/x/upload", new byte[RequestLimitFilter.MOST_BYTES + 1]),
                new MockHttpServletResponse(),
                second);
        assertThat(second.getRequest()).isNotNull();
    }

    @Test
    void onlyABrowserThatWentAwayIsABrokenConnection() {
        IOException reset = new SocketException("Connection reset");

        assertThat(BrokenConnection.causes(new ClientAbortException(reset))).isTrue();
        assertThat(BrokenConnection.causes(new IllegalStateException(new ClientAbortException(reset))))
                .isTrue();
        assertThat(BrokenConnection.causes(reset)).isFalse();
        assertThat(BrokenConnection.causes(new EOFException("of the database"))).isFalse();
        assertThat(BrokenConnection.causes(new IllegalStateException("a bug"))).isFalse();
    }

    private static MockHttpServletRequest post(String path, byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContent(body);
        return request;
    }
}
