/*
 * While the page of a case is open, its browser tells every few seconds that it is there, so that others see who is;
 * OpenPages is the other half. It does not keep the session alive. Once that has ended, the page says so.
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
    const answer = await fetch(address, { method: "POST" }).catch(() => undefined);
    if (answer && !answer.ok) {
      clearInterval(view.rcBeat);
      Object.values(window.Vaadin.Flow.clients).forEach((client) => client.poll?.());
    }
  }, every);
}
