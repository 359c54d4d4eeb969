/*
 * While the page of a case is open, its browser tells every few seconds that it is there, so that others see who is;
 * CasePresence is the other half. It does not keep the session alive. Once that has ended or the server is away, the page
 * says so by itself.
 */
export function attach(view, uiId, every) {
  if (view.rcBeat) {
    return;
  }
  const address = new URL(`?v-r=heartbeat&v-uiId=${uiId}`, document.baseURI);
  view.rcBeat = setInterval(async () => {
    if (!view.isConnected) {
      clearInterval(view.rcBeat);
      view.rcBeat = undefined;
      return;
    }
    // Who is not logged in is led to the log-in, which would look like an answer.
    const answer = await fetch(address, { method: "POST", redirect: "manual" }).catch(() => undefined);
    const away = !answer || answer.status >= 500;
    const ended = !away && !answer.ok;
    if (ended) {
      clearInterval(view.rcBeat);
    }
    if (ended || (away && window.Vaadin.connectionState.state === "connected")) {
      // What is asked and not answered makes the page say so, and try until it is.
      Object.values(window.Vaadin.Flow.clients).forEach((client) => client.poll?.());
    }
  }, every);
}
