/*
 * <rc-bpmn-diagram>: draws a process with bpmn-js and marks how far a case came.
 * Properties: xml; present and passed, ids of elements separated by blanks.
 * Colours are in styles/work.css. The mark of bpmn.io stays visible, as its licence asks.
 */
const LIBRARY = new URL("./lib/bpmn-js/", import.meta.url);

let library;

function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("assets/diagram-js.css", LIBRARY);
    const script = document.createElement("script");
    script.src = new URL("bpmn-navigated-viewer.production.min.js", LIBRARY);
    script.onload = () => resolve(window.BpmnJS);
    script.onerror = () => reject(new Error("bpmn-js is not there"));
    document.head.append(style, script);
  });
  return library;
}

class BpmnDiagram extends HTMLElement {
  #viewer;
  #drawing = 0;
  #size = new ResizeObserver(() => this.#place());
  #values = { xml: "", present: "", passed: "" };

  constructor() {
    super();
    for (const name of Object.keys(this.#values)) {
      // What was set before this script arrived.
      if (Object.hasOwn(this, name)) {
        this.#values[name] = this[name];
        delete this[name];
      }
      Object.defineProperty(this, name, {
        get: () => this.#values[name],
        set: (value) => {
          this.#values[name] = value;
          this.#draw();
        },
      });
    }
  }

  connectedCallback() {
    this.#draw();
    // A dialog has its size only when it has opened.
    this.#size.observe(this);
  }

  disconnectedCallback() {
    this.#size.disconnect();
    this.#viewer?.destroy();
    this.#viewer = undefined;
  }

  async #draw() {
    const drawing = ++this.#drawing;
    // All properties of one round trip arrive before the next microtask.
    await Promise.resolve();
    if (drawing !== this.#drawing || !this.isConnected || !this.xml) {
      return;
    }
    try {
      const Viewer = await loadLibrary();
      if (drawing !== this.#drawing || !this.isConnected) {
        return;
      }
      this.#viewer?.destroy();
      this.#viewer = new Viewer({
        container: this,
        zoomScroll: { enabled: true },
        bpmnRenderer: {
          defaultFillColor: "var(--rc-diagram-fill)",
          defaultStrokeColor: "var(--rc-diagram-line)",
          defaultLabelColor: "var(--rc-diagram-text)",
        },
      });
      await this.#viewer.importXML(this.xml);
      this.#mark(this.passed, "rc-passed");
      this.#mark(this.present, "rc-present");
      this.dataset.drawn = "true";
      this.#place();
    } catch (failure) {
      // The line of steps says the same.
      this.textContent = this.dataset.notDrawn;
      console.error(failure);
    }
  }

  #mark(ids, marker) {
    const elements = this.#viewer.get("elementRegistry");
    const canvas = this.#viewer.get("canvas");
    for (const id of ids.split(" ").filter((each) => elements.get(each))) {
      canvas.addMarker(id, marker);
    }
  }

  #place() {
    if (!this.#viewer || !this.dataset.drawn || !this.clientWidth) {
      return;
    }
    const canvas = this.#viewer.get("canvas");
    canvas.resized();
    canvas.zoom("fit-viewport", "auto");
  }
}

if (!customElements.get("rc-bpmn-diagram")) {
  customElements.define("rc-bpmn-diagram", BpmnDiagram);
}
