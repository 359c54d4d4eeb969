// @ts-check
/*
 * <rc-presence>: who else has the case open. While it is on a page, the browser tells every few seconds that it is there, so
 * that others see who is; CasePresence is the other half. It does not keep the session alive. Once that has ended or the
 * server is away, the page says so by itself.
 * Attributes: data-ui, the window as the server counts it; data-every, milliseconds.
 */
export class Presence extends HTMLElement {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #beat;

  async connectedCallback() {
    // Its attributes come in the same round trip, before the next microtask.
    await Promise.resolve();
    if (!this.isConnected) {
      return;
    }
    this.#end();
    const address = new URL(`?v-r=heartbeat&v-uiId=${this.dataset.ui}`, document.baseURI);
    this.#beat = setInterval(() => this.#tell(address), Number(this.dataset.every));
  }

  disconnectedCallback() {
    this.#end();
  }

  #end() {
    clearInterval(this.#beat);
    this.#beat = undefined;
  }

  /** @param {URL} address */
  async #tell(address) {
    // Who is not logged in is led to the log-in, which would look like an answer.
    const answer = await fetch(address, { method: "POST", redirect: "manual" }).catch(() => undefined);
    const away = !answer || answer.status >= 500;
    const ended = !away && !answer.ok;
    if (ended) {
      this.#end();
    }
    if (ended || (away && window.Vaadin.connectionState.state === "connected")) {
      // What is asked and not answered makes the page say so, and try until it is.
      Object.values(window.Vaadin.Flow.clients).forEach((client) => client.poll?.());
    }
  }
}

if (!customElements.get("rc-presence")) {
  customElements.define("rc-presence", Presence);
}
