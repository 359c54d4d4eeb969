/* What the modules here know of Vaadin and of the process viewer, which come without types of their own. */

interface Window {
  BpmnJS: new (options: object) => BpmnViewer;
  Vaadin: {
    connectionState: { state: string };
    Flow: { clients: Record<string, { poll?(): void }> };
  };
}

interface BpmnViewer {
  get(name: "elementRegistry"): { get(id: string): unknown };
  get(name: "canvas"): { addMarker(id: string, marker: string): void; resized(): void; zoom(to: string, centre: string): void };
  importXML(xml: string): Promise<unknown>;
  destroy(): void;
}

/** A field of Vaadin's or <rc-choices>: each has what fits it. Only fields.js reads it. */
interface Field extends HTMLElement {
  value?: string;
  readonly?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  inputElement?: HTMLInputElement;
  selectedItems?: { label?: string }[];
}

interface Navigator {
  userAgentData?: { platform?: string };
}
