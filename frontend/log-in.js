// @ts-check
/*
 * <rc-log-in>: the form beside it is posted without leaving the page, so that the application does not start a second time
 * for whoever gets in. Anything but that goes the way that forms go by themselves. LoginView is its other half.
 * Method: leave. Event: rc-logged-in (path within the application to which the person wanted to go, blank: none).
 */
/** By which the server knows that the page reads its answer, and answers with headers instead of sending it elsewhere. */
const READ_BY_THE_PAGE = { source: "typescript" };

/** Where the server sends who logs in by a page that is older than the session it belongs to. */
const OPEN_TOO_LONG = "/login?ended=open-too-long";

export class LogIn extends HTMLElement {
  #wanted = "";
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    this.#listening = new AbortController();
    this.parentElement?.addEventListener("login", (it) => this.#onLogIn(it), { signal: this.#listening.signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** Goes to where the person wanted to go, with a page loaded anew. */
  leave() {
    location.assign(new URL(this.#wanted, document.baseURI));
  }

  /** @param {Event} given */
  #onLogIn(given) {
    const form = /** @type {HTMLElement} */ (given.target).querySelector("form");
    if (form) {
      given.preventDefault();
      void this.#post(form, /** @type {CustomEvent} */ (given).detail);
    }
  }

  /**
   * @param {HTMLFormElement} form
   * @param {{username: string, password: string}} typed
   */
  async #post(form, { username, password }) {
    let token = { name: meta("_csrf_parameter"), value: meta("_csrf") };
    const post = () =>
      fetch(form.action, {
        method: "POST",
        headers: READ_BY_THE_PAGE,
        body: new URLSearchParams({ username, password, [token.name]: token.value }),
      }).catch(() => undefined);
    let answer = await post();
    if (answer?.redirected && answer.url.endsWith(OPEN_TOO_LONG)) {
      token = { ...token, value: await tokenOf(answer) };
      answer = await post();
    }
    if (answer?.ok && answer.headers.get("Result") === "success") {
      this.#wanted = withinApplication(answer.headers.get("Saved-url") ?? "");
      this.dispatchEvent(new CustomEvent("rc-logged-in", { detail: this.#wanted }));
    } else if (answer?.redirected) {
      location.assign(answer.url);
    } else {
      const hidden = form.querySelector("input[type=hidden]");
      if (hidden instanceof HTMLInputElement) {
        Object.assign(hidden, token);
      }
      form.submit();
    }
  }
}

/**
 * What a page that was just loaded has instead.
 *
 * @param {Response} page
 */
async function tokenOf(page) {
  const loaded = new DOMParser().parseFromString(await page.text(), "text/html");
  return loaded.querySelector("meta[name=_csrf]")?.getAttribute("content") ?? "";
}

/** @param {string} name */
const meta = (name) => document.querySelector(`meta[name=${name}]`)?.getAttribute("content") ?? "";

/**
 * The path of an address, relative to the application; blank for one that leads out of it.
 *
 * @param {string} address
 */
export function withinApplication(address) {
  const base = document.baseURI.replace(/[^/]*$/, "");
  const url = URL.canParse(address, base) ? new URL(address, base).href : "";
  return url.startsWith(base) ? url.slice(base.length).replace(/^\/+/, "") : "";
}

customElements.define("rc-log-in", LogIn);
