// @ts-check
/*
 * <rc-bpmn-diagram>: draws a process with bpmn-js and marks how far a case came.
 * Properties: xml; present and passed, ids of elements separated by blanks.
 * Colours are in styles/work.css. The mark of bpmn.io stays visible, as its licence asks.
 */
import { takeEarlier } from "./elements.js";

const LIBRARY = new URL("./lib/bpmn-js/", import.meta.url);

/** @type {Promise<Window["BpmnJS"]> | undefined} */
let library;

function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("assets/diagram-js.css", LIBRARY).href;
    const script = document.createElement("script");
    script.src = new URL("bpmn-navigated-viewer.production.min.js", LIBRARY).href;
    script.onload = () => resolve(window.BpmnJS);
    script.onerror = () => reject(new Error("bpmn-js is not there"));
    document.head.append(style, script);
  });
  return library;
}

class BpmnDiagram extends HTMLElement {
  /** @type {BpmnViewer | undefined} */
  #viewer;
  #drawing = 0;
  #size = new ResizeObserver(() => this.#place());
  #xml = "";
  #present = "";
  #passed = "";

  constructor() {
    super();
    takeEarlier(this, ["xml", "present", "passed"]);
  }

  get xml() {
    return this.#xml;
  }

  set xml(xml) {
    this.#xml = xml;
    this.#draw();
  }

  get present() {
    return this.#present;
  }

  set present(ids) {
    this.#present = ids;
    this.#draw();
  }

  get passed() {
    return this.#passed;
  }

  set passed(ids) {
    this.#passed = ids;
    this.#draw();
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
      mark(this.#viewer, this.passed, "rc-passed");
      mark(this.#viewer, this.present, "rc-present");
      this.dataset.drawn = "true";
      this.#place();
    } catch (failure) {
      // The line of steps says the same.
      this.textContent = this.dataset.notDrawn ?? "";
      console.error(failure);
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

/**
 * @param {BpmnViewer} viewer
 * @param {string} ids separated by blanks
 * @param {string} marker
 */
function mark(viewer, ids, marker) {
  const elements = viewer.get("elementRegistry");
  const canvas = viewer.get("canvas");
  for (const id of ids.split(" ").filter((each) => elements.get(each))) {
    canvas.addMarker(id, marker);
  }
}

if (!customElements.get("rc-bpmn-diagram")) {
  customElements.define("rc-bpmn-diagram", BpmnDiagram);
}
